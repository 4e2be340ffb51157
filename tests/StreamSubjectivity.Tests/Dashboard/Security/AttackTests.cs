using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Security;

/// <summary>What OWASP has everybody try first.</summary>
public sealed class AttackTests(PostgresServer server) : IAsyncLifetime
{
    private const string Payload = "\"><script>alert(1)</script>";

    private SecuredDashboard dashboard = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => dashboard = await SecuredDashboard.StartAsync(server);

    public ValueTask DisposeAsync() => dashboard.DisposeAsync();

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Cross_site_request_forgery_by_a_form_of_another_origin_is_refused(string header, string value)
    {
        using var admin = await dashboard.SignedInAsync("ada");
        admin.Client.DefaultRequestHeaders.Add(header, value);

        using var answer = await admin.PostAsync("/admin/accounts", "/admin/accounts?handler=Disable", ("Name", "vera"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("You may not do this", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.False((await dashboard.Store.Get<IAccountStore>().FindAsync("VERA", Cancellation))!.Disabled);
    }

    [Theory]
    [InlineData("/admin/accounts?handler=Disable")]
    [InlineData("/admin/keys?handler=Add")]
    [InlineData("/account?handler=Password")]
    [InlineData("/account/sign-out")]
    [InlineData("/account/sign-in")]
    public async Task Cross_site_request_forgery_by_a_form_without_a_token_is_refused(string path)
    {
        using var admin = await dashboard.SignedInAsync("ada");

        using var answer = await admin.PostBareAsync(path, ("Name", "vera"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Cross_site_request_forgery_by_json_or_a_disguised_form_is_refused_unless_a_key_is_brought()
    {
        using var admin = await dashboard.SignedInAsync("ada");
        const string Path = "/api/v1/nothing";

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(admin, JsonContent.Create(1), "https://evil.example"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(admin, new StringContent("{}", new MediaTypeHeaderValue("text/plain")), null));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(admin, JsonContent.Create(1), admin.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)));
        using var program = dashboard.Visitor();
        program.Client.DefaultRequestHeaders.Authorization = new("Bearer", await dashboard.KeyAsync(Access.Admin));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(program, JsonContent.Create(1), "https://evil.example"));

        static async Task<HttpStatusCode> PostAsync(Visitor visitor, HttpContent content, string? origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
            if (origin is not null)
                request.Headers.Add("Origin", origin);
            using var answer = await visitor.Client.SendAsync(request, Cancellation);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("articles")]
    public async Task Open_redirects_lead_to_the_overview(string returnUrl)
    {
        using var visitor = dashboard.Visitor();

        Assert.Equal("/", await visitor.SignInAsync("vera", SecuredDashboard.Password, returnUrl));
    }

    [Fact]
    public async Task Header_injection_adds_no_header()
    {
        using var visitor = dashboard.Visitor();
        using var asked = await visitor.GetAsync("/articles?outlet=a%0d%0aX-Injected:%201");
        Assert.False(asked.Headers.Contains("X-Injected"));

        var path = $"/account/sign-in?returnUrl={Uri.EscapeDataString("/articles\r\nX-Injected: 1")}";
        using var answer = await visitor.PostAsync(path, path, ("Name", "vera"), ("Password", SecuredDashboard.Password));

        Assert.False(answer.Headers.Contains("X-Injected"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain('\n', answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_forged_host_header_is_refused_before_it_gets_into_a_redirect()
    {
        using var visitor = dashboard.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/articles");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        using var answer = await visitor.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/articles");
        forwarded.Headers.Add("X-Forwarded-Host", "evil.example");
        using var redirected = await visitor.Client.SendAsync(forwarded, Cancellation);
        Assert.DoesNotContain("evil", redirected.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/css/../../stream.dll")]
    [InlineData("/css/%2e%2e/%2e%2e/stream.dll")]
    [InlineData("/css/..%2f..%2fappsettings.json")]
    [InlineData("/css/..%5c..%5cappsettings.json")]
    [InlineData("/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("//etc/passwd")]
    public async Task Path_traversal_finds_nothing(string path)
    {
        var address = new Uri(
            dashboard.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var visitor = await dashboard.SignedInAsync("vera");
        using var answer = await visitor.Client.GetAsync(address, Cancellation);

        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
    }

    [Theory]
    [InlineData("vera")]
    [InlineData("anna")]
    public async Task Privilege_escalation_by_posting_what_an_admin_may_is_refused(string name)
    {
        using var visitor = await dashboard.SignedInAsync(name);

        foreach (var path in new[] { "/admin/accounts", "/admin/keys", "/admin/audit", "/api/v1/accounts", "/api/v1/keys", "/api/v1/audit" })
            Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusAsync(path));
        using var role = await visitor.PostAsync("/account", "/admin/accounts?handler=Role", ("Name", name), ("Role", Access.Admin));
        using var key = await visitor.PostAsync("/account", "/admin/keys?handler=Add", ("Name", "mine"), ("Role", Access.Admin));

        Assert.Equal(HttpStatusCode.Forbidden, role.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, key.StatusCode);
        Assert.NotEqual(Access.Admin, (await dashboard.Store.Get<IAccountStore>().FindAsync(name.ToUpperInvariant(), Cancellation))!.Role);
        Assert.Empty(await dashboard.Store.Get<IKeyStore>().ListAsync(Cancellation));
    }

    [Fact]
    public async Task Markup_in_names_of_accounts_and_keys_and_in_the_audit_log_is_shown_as_text()
    {
        Assert.Equal(AccountFault.NameInvalid, (await dashboard.ChangeAsync((a, who) => a.AddAsync(who, Payload, Access.Viewer, null, Cancellation))).Fault);
        var store = dashboard.Store;
        await store.Get<IAccountStore>().AddAsync(
            new Account { Id = Guid.NewGuid(), Name = Payload, NormalizedName = Payload, Role = Access.Viewer, Stamp = "1" }, Cancellation);
        await store.Get<IAuditStore>().AddAsync(new(dashboard.Clock.GetUtcNow(), Payload, Payload, Payload, Payload, Payload, Payload), Cancellation);
        using var admin = await dashboard.SignedInAsync("ada");
        using var made = await admin.PostAsync("/admin/keys", "/admin/keys?handler=Add", ("Name", Payload), ("Role", Access.Viewer));

        foreach (var html in new[] { await made.Content.ReadAsStringAsync(Cancellation), await admin.ReadAsync("/admin/accounts"), await admin.ReadAsync("/admin/audit") })
        {
            var page = new HtmlParser().ParseDocument(html);
            Assert.Contains(Payload, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.All(page.Scripts, script => Assert.Empty(script.TextContent));
        }
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        await using var narrow = await SecuredDashboard.StartAsync(server, ("Limits:SignInsPerMinute", "3"), ("Limits:Burst", "12"), ("Limits:RequestsPerSecond", "1"));
        using var visitor = narrow.Visitor();
        using var attempted = await UntilRefusedAsync(() => visitor.PostBareAsync("/account/sign-in", ("Name", "nemo")));
        using var asked = await UntilRefusedAsync(() => visitor.GetAsync("/api/v1/outlets"));

        Assert.NotNull(attempted.Headers.RetryAfter);
        Assert.NotNull(asked.Headers.RetryAfter);
        Assert.Contains("Too many requests", await attempted.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal("application/problem+json", asked.Content.Headers.ContentType?.MediaType);
    }

    // As many as it takes: how fast they are is the machine's matter.
    private static async Task<HttpResponseMessage> UntilRefusedAsync(Func<Task<HttpResponseMessage>> ask)
    {
        for (var request = 0; request < 5000; request++)
        {
            var answer = await ask();
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return answer;
            answer.Dispose();
        }

        throw new InvalidOperationException("Nothing was refused.");
    }
}
