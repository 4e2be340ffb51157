using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Programs that send <c>Authorization: Bearer ss_…</c>.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IKeyStore keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "key";

    private const string Bearer = "Bearer ";

    // Written no oftener, so that a busy key doesn't make each read a write.
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(1);

    /// <summary>Whether a request brings a key, good or not: then nothing else is looked at.</summary>
    public static bool IsBroughtBy(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        && (request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Path.Value!.EndsWith(".atom", StringComparison.Ordinal));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsBroughtBy(Request))
            return AuthenticateResult.NoResult();
        var secret = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (KeySecret.HashOf(secret) is not { } hash || await keys.FindAsync(hash, Context.RequestAborted) is not { } key)
            return AuthenticateResult.Fail("There is no such key.");
        var now = TimeProvider.GetUtcNow();
        if (!key.IsGood(now))
            return AuthenticateResult.Fail("The key was revoked or has expired.");
        if (key.LastUsed is not { } used || now - used >= Coarse)
            await keys.UsedAsync(key.Id, now, Context.RequestAborted);
        return AuthenticateResult.Success(new AuthenticationTicket(Access.Principal(key.Name, key.Role, Name), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"stream\", error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
