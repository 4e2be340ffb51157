using System.Security.Claims;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>What people and programs changed, kept for those who have to answer for it.</summary>
internal interface IAuditLog
{
    /// <summary>Adds an entry. Call it after the change; an entry that can't be kept is an error, as the change would have been.</summary>
    /// <param name="who">Who did it.</param>
    /// <param name="action">What, as a short word of two parts: <c>source.pause</c>.</param>
    /// <param name="subject">To what: a name, an address or an id.</param>
    /// <param name="details">What else there is to say; null for nothing. Never a secret.</param>
    /// <param name="ct">Cancels it.</param>
    /// <exception cref="Store.Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    Task RecordAsync(ClaimsPrincipal who, string action, string subject, string? details, CancellationToken ct);
}
