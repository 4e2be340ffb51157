using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A page of the audit log.</summary>
/// <param name="Entries">Entries, the newest first.</param>
/// <param name="Next">What to ask for as <c>after</c> to go on; null at the end.</param>
internal sealed record AuditResource(IReadOnlyList<AuditEntry> Entries, long? Next);
