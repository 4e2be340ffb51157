using Microsoft.Extensions.Options;
using StreamSubjectivity.Dashboard;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Security;

public sealed class BindingTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", false, false, "", true)]
    [InlineData("127.3.2.1", false, false, "", true)]
    [InlineData("::1", false, false, "", true)]
    [InlineData("localhost", false, false, "", true)]
    [InlineData("0.0.0.0", false, false, "", false)]
    [InlineData("192.0.2.7", false, false, "", false)]
    [InlineData("::", false, false, "", false)]
    [InlineData("0.0.0.0", true, false, "", true)]
    [InlineData("0.0.0.0", false, true, "", true)]
    [InlineData("0.0.0.0", false, false, "https://id.example", true)]
    public void Only_loopback_is_listened_on_unless_people_sign_in_or_a_proxy_guards_it(
        string host, bool behindProxy, bool accounts, string authority, bool allowed)
    {
        var validation = new BindingValidation(
            Options.Create(new AccountOptions { Enabled = accounts }), Options.Create(new OidcOptions { Authority = authority }));

        Assert.Equal(allowed, validation.Validate(null, new DashboardOptions { Host = host, BehindProxy = behindProxy }).Succeeded);
    }

    [Fact]
    public async Task An_open_address_is_refused_at_the_start_by_the_keys_that_would_help()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            DashboardHost.StartWithAsync(database.ConnectionString, Cancellation, settings: ("Host", "0.0.0.0")));

        Assert.Contains("Stream:Dashboard:Accounts:Enabled", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Stream:Dashboard:Oidc:Authority", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Stream:Dashboard:BehindProxy", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", "", "/admin/audit", true)]
    [InlineData("true", "", "/admin/audit", false)]
    [InlineData("true", "", "/", true)]
    [InlineData("true", "admin", "/admin/audit", true)]
    [InlineData("false", "viewer", "/admin/audit", false)]
    public async Task Where_nobody_signs_in_the_machines_user_may_do_all_and_a_proxys_people_look(
        string behindProxy, string role, string path, bool allowed)
    {
        await using var host = await DashboardHost.StartWithAsync(
            database.ConnectionString, Cancellation, settings: [("BehindProxy", behindProxy), ("OpenRole", role)]);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-User", "root");
        request.Headers.Add("Remote-User", "root");

        using var answer = await host.Client.SendAsync(request, Cancellation);

        Assert.Equal(allowed ? 200 : 403, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("", "127.0.0.1")]
    [InlineData("127.0.0.0/8", "203.0.113.9")]
    [InlineData("10.0.0.1", "127.0.0.1")]
    public async Task Forwarded_addresses_are_believed_from_configured_proxies_alone(string proxy, string address)
    {
        await using var store = database.Services();
        await using var host = await DashboardHost.StartWithAsync(
            database.ConnectionString, Cancellation, settings: [("Accounts:Enabled", "true"), .. proxy.Length > 0 ? [("Proxies:0", proxy)] : Array.Empty<(string, string)>()]);
        using var visitor = new Visitor(host.Client.BaseAddress!);
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        Assert.Null(await visitor.SignInAsync("nemo", "wrong"));

        var logged = await store.Get<StreamSubjectivity.Store.Contracts.Accounts.IAuditStore>().ListAsync(new(1), Cancellation);
        Assert.Equal(address, logged[0].Address);
    }
}
