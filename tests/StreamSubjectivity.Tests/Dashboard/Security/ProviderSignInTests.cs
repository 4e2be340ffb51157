using System.Net;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Security;

public sealed class ProviderSignInTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private IdentityProvider provider = null!;

    private DashboardHost host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        provider = await IdentityProvider.StartAsync(Cancellation);
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, IdentityProvider.Secret + "\n", Cancellation);
        host = await DashboardHost.StartWithAsync(
            database.ConnectionString,
            Cancellation,
            null,
            ("Oidc:Authority", provider.Authority),
            ("Oidc:ClientId", IdentityProvider.Client),
            ("Oidc:ClientSecretFile", secret),
            ("Oidc:Name", "the newsroom's door"),
            ("Oidc:Viewers:0", "staff"),
            ("Oidc:Analysts:0", "data-desk"),
            ("Oidc:Admins:0", "engineers"));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Theory]
    [InlineData("staff", "Viewer", HttpStatusCode.Forbidden)]
    [InlineData("data-desk", "Analyst", HttpStatusCode.Forbidden)]
    [InlineData("engineers", "Administrator", HttpStatusCode.OK)]
    public async Task A_person_comes_back_from_the_provider_with_the_role_of_their_group(string group, string role, HttpStatusCode admin)
    {
        provider.Roles = ["others", group];
        using var visitor = Visitor();

        Assert.Equal("/articles", await ThroughAsync(visitor, await BeginAsync(visitor)));

        var page = await visitor.ReadAsync("/account");
        Assert.Contains("<bdi>carol</bdi>", page, StringComparison.Ordinal);
        Assert.Contains(role, page, StringComparison.Ordinal);
        Assert.Equal(admin, await visitor.StatusAsync("/admin/audit"));
        await using var store = database.Services();
        var logged = (await store.Get<IAuditStore>().ListAsync(new(1) { Action = "sign-in" }, Cancellation)).Single();
        Assert.Equal(("sign-in.done", "carol", "oidc"), (logged.Action, logged.Actor, logged.Via));
    }

    [Fact]
    public async Task Who_has_no_role_here_stays_out_and_is_told()
    {
        provider.Roles = ["others"];
        using var visitor = Visitor();

        var end = await ThroughAsync(visitor, await BeginAsync(visitor));

        Assert.Equal("/account/sign-in?fault=role", end);
        Assert.Contains("have no role here", await visitor.ReadAsync(end), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync("/"));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("key")]
    public async Task A_token_that_is_not_for_this_sign_in_is_refused(string forged)
    {
        provider.Roles = ["engineers"];
        provider.ForgedNonce = forged == "nonce" ? "another" : null;
        provider.ForgedAudience = forged == "audience" ? "another" : null;
        provider.ForgedIssuer = forged == "issuer" ? "https://evil.example" : null;
        provider.SignsWithAnotherKey = forged == "key";
        using var visitor = Visitor();

        Assert.Equal("/account/sign-in?fault=provider", await ThroughAsync(visitor, await BeginAsync(visitor)));

        Assert.Equal(1, provider.Tokens);
        Assert.Null(visitor.Cookie("stream.session"));
        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync("/"));
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_refused()
    {
        provider.Roles = ["engineers"];
        using var victim = Visitor();
        using var attacker = Visitor();
        var callback = await AuthorizeAsync(attacker, await BeginAsync(attacker));

        using var forged = await victim.GetAsync(callback);
        using var guessed = await victim.GetAsync("/account/oidc/callback?code=1&state=2");

        Assert.Equal("/account/sign-in?fault=provider", forged.Headers.Location?.OriginalString);
        Assert.Equal("/account/sign-in?fault=provider", guessed.Headers.Location?.OriginalString);
        Assert.Null(victim.Cookie("stream.session"));
        Assert.Equal(0, provider.Tokens);
    }

    [Fact]
    public async Task The_sign_in_page_offers_the_provider_alone_and_no_redirect_elsewhere()
    {
        using var visitor = Visitor();
        var page = await visitor.ReadAsync("/account/sign-in");
        Assert.Contains("Sign in with the newsroom&#x27;s door", page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"password\"", page, StringComparison.Ordinal);

        provider.Roles = ["staff"];
        Assert.Equal("/", await ThroughAsync(visitor, await BeginAsync(visitor, "//evil.example")));
    }

    private Visitor Visitor() => new(host.Client.BaseAddress!);

    /// <summary>Asks to sign in; the provider's address.</summary>
    private static async Task<string> BeginAsync(Visitor visitor, string returnUrl = "/articles")
    {
        using var answer = await visitor.GetAsync($"/account/oidc?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Lets the provider answer; the address that it sends back to.</summary>
    private static async Task<string> AuthorizeAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Goes all the way; the address at its end.</summary>
    private static async Task<string> ThroughAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(await AuthorizeAsync(visitor, address));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }
}
