using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>The audit log in the store; an entry tells the network address of the request that it belongs to.</summary>
internal sealed class AuditLog(IAuditStore store, IHttpContextAccessor requests, TimeProvider clock) : IAuditLog
{
    private const string Nobody = "nobody";

    public Task RecordAsync(ClaimsPrincipal who, string action, string subject, string? details, CancellationToken ct) => store.AddAsync(
        new AuditEntry(
            clock.GetUtcNow(),
            who.Identity?.Name is { Length: > 0 } name ? name : Nobody,
            who.Identity?.AuthenticationType ?? Nobody,
            action,
            subject,
            details,
            requests.HttpContext?.Connection.RemoteIpAddress?.ToString()),
        ct);
}
