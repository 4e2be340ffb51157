using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace StreamSubjectivity.Tests.Dashboard.Security;

/// <summary>An OpenID Connect provider on loopback, which lets everybody in and can be told to cheat.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string Client = "dashboard";

    public const string Secret = "a secret of the client's";

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "1" };

    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> codes = new();

    private readonly WebApplication app;

    private IdentityProvider(WebApplication app) => this.app = app;

    public string Authority => app.Urls.Single();

    /// <summary>Values of the claim roles.</summary>
    public string[] Roles { get; set; } = [];

    public string? ForgedNonce { get; set; }

    public string? ForgedAudience { get; set; }

    public string? ForgedIssuer { get; set; }

    public bool SignsWithAnotherKey { get; set; }

    public int Tokens { get; private set; }

    public static async Task<IdentityProvider> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRouting();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new IdentityProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = provider.Authority,
            ["authorization_endpoint"] = provider.Authority + "/authorize",
            ["token_endpoint"] = provider.Authority + "/token",
            ["jwks_uri"] = provider.Authority + "/jwks",
            ["response_types_supported"] = new[] { "code" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        app.MapGet("/jwks", () => Results.Json(new { keys = new[] { provider.PublicKey() } }));
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.TokenAsync);
        await app.StartAsync(cancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Rsa.Dispose();
    }

    private object PublicKey()
    {
        var parameters = key.Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64Url.EncodeToString(parameters.Modulus), e = Base64Url.EncodeToString(parameters.Exponent) };
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != Client || query["response_type"] != "code" || query["code_challenge_method"] != "S256")
            return Results.BadRequest();
        var code = Guid.NewGuid().ToString("n");
        codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString());
        return Results.Redirect(QueryHelpers.AddQueryString(
            query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var proof = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!codes.TryRemove(form["code"].ToString(), out var code) || proof != code.Challenge || form["client_secret"] != Secret)
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        Tokens++;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = "42",
            ["preferred_username"] = "carol",
            ["nonce"] = ForgedNonce ?? code.Nonce,
            ["roles"] = Roles,
        };
        using var other = RSA.Create(2048);
        var signer = SignsWithAnotherKey ? new RsaSecurityKey(other) { KeyId = "1" } : key;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = ForgedIssuer ?? Authority,
            Audience = ForgedAudience ?? Client,
            Claims = claims,
            SigningCredentials = new SigningCredentials(signer, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "unused", token_type = "Bearer", expires_in = 60, id_token = token });
    }
}
