namespace StreamSubjectivity.Store.Contracts.Accounts;

/// <summary>People who may sign in to the dashboard.</summary>
public interface IAccountStore
{
    /// <summary>All accounts, by name.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The account of an id, or null.</summary>
    Task<Account?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The account of a name as it is compared, or null.</summary>
    Task<Account?> FindAsync(string normalizedName, CancellationToken cancellationToken);

    /// <summary>Adds an account.</summary>
    Task<AccountChange> AddAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Saves an account that was read here. Sign-ins are counted apart, and stay as they are.</summary>
    Task<AccountChange> SaveAsync(Account account, CancellationToken cancellationToken);

    /// <summary>
    /// Counts an attempt to sign in, before it is looked at: attempts at one time count each. False where the account is locked;
    /// the last attempt that is let through locks it, until it succeeds or the time is over.
    /// </summary>
    /// <param name="id">The account.</param>
    /// <param name="now">The present.</param>
    /// <param name="most">Attempts that are let through in a row.</param>
    /// <param name="lockout">How long it stays locked.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<bool> BeginAttemptAsync(Guid id, DateTimeOffset now, int most, TimeSpan lockout, CancellationToken cancellationToken);

    /// <summary>Records that a sign-in succeeded: attempts count from none again.</summary>
    Task SucceedAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Lets an account's attempts count from none again.</summary>
    Task UnlockAsync(Guid id, CancellationToken cancellationToken);
}
