using System.Net;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Security;

public sealed class ApiKeyTests(PostgresServer server) : IAsyncLifetime
{
    private SecuredDashboard dashboard = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => dashboard = await SecuredDashboard.StartAsync(server);

    public ValueTask DisposeAsync() => dashboard.DisposeAsync();

    [Fact]
    public async Task A_key_reads_the_api_as_far_as_its_role_reaches_and_opens_no_page()
    {
        using var viewer = await ProgramAsync(Access.Viewer);
        using var admin = await ProgramAsync(Access.Admin);

        Assert.Equal(HttpStatusCode.OK, await viewer.StatusAsync("/api/v1/outlets"));
        Assert.Equal(HttpStatusCode.Forbidden, await viewer.StatusAsync("/api/v1/audit"));
        Assert.Equal(HttpStatusCode.OK, await admin.StatusAsync("/api/v1/audit"));
        Assert.Equal(HttpStatusCode.Redirect, await admin.StatusAsync("/admin/audit"));
        Assert.Null(admin.Cookie("stream.session"));
    }

    [Theory]
    [InlineData("ss_")]
    [InlineData("ss_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("nonsense")]
    [InlineData("' OR 1=1 --")]
    public async Task An_unknown_key_is_refused_even_beside_a_good_session(string secret)
    {
        using var visitor = await dashboard.SignedInAsync("ada");
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {secret}");

        using var answer = await visitor.GetAsync("/api/v1/outlets");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_key_ends_with_its_time_or_when_it_is_revoked()
    {
        using var mortal = await ProgramAsync(Access.Viewer, TimeSpan.FromDays(1));
        using var revoked = await ProgramAsync(Access.Viewer);
        var keys = dashboard.Store.Get<IKeyStore>();
        Assert.Equal(HttpStatusCode.OK, await mortal.StatusAsync("/api/v1/outlets"));
        Assert.Equal(HttpStatusCode.OK, await revoked.StatusAsync("/api/v1/outlets"));

        var eternal = (await keys.ListAsync(Cancellation)).Single(key => key.Expires is null);
        using var admin = await dashboard.SignedInAsync("ada");
        using (await admin.PostAsync("/admin/keys", "/admin/keys?handler=Revoke", ("Id", eternal.Id.ToString())))
            Assert.Equal(HttpStatusCode.Unauthorized, await revoked.StatusAsync("/api/v1/outlets"));
        dashboard.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.Unauthorized, await mortal.StatusAsync("/api/v1/outlets"));
        Assert.All(await keys.ListAsync(Cancellation), key => Assert.NotNull(key.LastUsed));
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_stored_nowhere()
    {
        using var admin = await dashboard.SignedInAsync("ada");
        using var made = await admin.PostAsync("/admin/keys", "/admin/keys?handler=Add", ("Name", "grafana"), ("Role", Access.Viewer), ("Days", "30"));
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await made.Content.ReadAsStringAsync(Cancellation));
        var secret = page.QuerySelector(".secret")!.TextContent;

        Assert.StartsWith("ss_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await admin.ReadAsync("/admin/keys"), StringComparison.Ordinal);
        Assert.DoesNotContain(await dashboard.Store.RowsAsync("SELECT k::text FROM stream.api_keys k UNION ALL SELECT a::text FROM stream.audit_log a", Cancellation), row => row.Contains(secret, StringComparison.Ordinal));
        Assert.Equal("key.add ada grafana", (await dashboard.AuditAsync())[0]);
        Assert.Equal(dashboard.Clock.GetUtcNow().AddDays(30), (await dashboard.Store.Get<IKeyStore>().ListAsync(Cancellation)).Single().Expires);
    }

    private async Task<Visitor> ProgramAsync(string role, TimeSpan? life = null)
    {
        var program = dashboard.Visitor();
        program.Client.DefaultRequestHeaders.Authorization = new("Bearer", await dashboard.KeyAsync(role, life));
        return program;
    }
}
