namespace StreamSubjectivity.Store.Contracts.Accounts;

/// <summary>A person who may sign in to the dashboard. Mutable, as ASP.NET Core Identity has its users.</summary>
public sealed class Account
{
    /// <summary>Id of the account.</summary>
    public Guid Id { get; init; }

    /// <summary>Name to sign in with; it never changes.</summary>
    public string Name { get; set; } = "";

    /// <summary>The name as it is compared; one account has it.</summary>
    public string NormalizedName { get; set; } = "";

    /// <summary>viewer, analyst or admin.</summary>
    public string Role { get; set; } = "";

    /// <summary>Hash of the password; null where there is none, so that nobody can sign in.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Sessions hold the stamp that they began with, and end where another has come.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>Counts changes: one that was read before another was saved is refused.</summary>
    public int Version { get; set; }

    /// <summary>Nobody can sign in with it.</summary>
    public bool Disabled { get; set; }

    /// <summary>The password was given by another, and is good only for setting one's own.</summary>
    public bool MustChange { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The last sign-in that succeeded; null for none.</summary>
    public DateTimeOffset? LastSignIn { get; init; }

    /// <summary>Until when nobody can sign in, after too many failures; null or past for not.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}
