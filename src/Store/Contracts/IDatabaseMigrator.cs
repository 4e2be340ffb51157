namespace StreamSubjectivity.Store.Contracts;

/// <summary>Brings the database to the schema that this program needs.</summary>
public interface IDatabaseMigrator
{
    /// <summary>
    /// Applies what is missing, one program at a time (advisory lock), makes the partitions of the coming months and the role
    /// <c>analyst</c>. Quick where nothing is missing.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used; the message says what to do.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);
}
