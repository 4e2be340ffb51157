namespace StreamSubjectivity.Store.Contracts.Accounts;

/// <summary>Something that somebody did.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who: a name.</param>
/// <param name="Via">How the actor was known: account, key, oidc, loopback, …</param>
/// <param name="Action">What, as a short word of one or two parts: <c>account.disable</c>.</param>
/// <param name="Subject">To what: a name or an id.</param>
/// <param name="Details">What else there is to say; null for nothing.</param>
/// <param name="Address">Network address that it came from; null where it came from none.</param>
public sealed record AuditEntry(
    DateTimeOffset At, string Actor, string Via, string Action, string Subject, string? Details = null, string? Address = null)
{
    /// <summary>Place in the log, which grows; 0 before it is stored.</summary>
    public long Id { get; init; }
}
