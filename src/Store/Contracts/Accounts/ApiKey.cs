namespace StreamSubjectivity.Store.Contracts.Accounts;

/// <summary>A secret by which a program reads the API, without the secret.</summary>
/// <param name="Id">Id of the key.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Prefix">The first characters of the secret, by which it can be told from others.</param>
/// <param name="Role">viewer, analyst or admin.</param>
/// <param name="Created">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="Expires">From when on it is refused; null for never.</param>
public sealed record ApiKey(
    Guid Id, string Name, string Prefix, string Role, DateTimeOffset Created, string CreatedBy, DateTimeOffset? Expires)
{
    /// <summary>When it was last used, to the minute; null for never.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>When it was revoked; null where it wasn't.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>Whether it is taken.</summary>
    public bool IsGood(DateTimeOffset now) => Revoked is null && (Expires is not { } end || now < end);
}
