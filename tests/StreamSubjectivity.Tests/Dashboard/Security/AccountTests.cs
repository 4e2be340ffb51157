using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Security;

public sealed class AccountTests(PostgresServer server) : IAsyncLifetime
{
    private SecuredDashboard dashboard = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => dashboard = await SecuredDashboard.StartAsync(server);

    public ValueTask DisposeAsync() => dashboard.DisposeAsync();

    [Fact]
    public async Task The_last_admin_stays_one()
    {
        Assert.Equal(AccountFault.LastAdmin, (await RoleAsync("ada", Access.Viewer)).Fault);
        Assert.Equal(AccountFault.LastAdmin, (await dashboard.ChangeAsync((a, who) => a.SetDisabledAsync(who, "ada", true, Cancellation))).Fault);
        Assert.Null((await RoleAsync("anna", Access.Admin)).Fault);
        Assert.Null((await RoleAsync("ada", Access.Viewer)).Fault);
        Assert.Equal(AccountFault.LastAdmin, (await RoleAsync("anna", Access.Analyst)).Fault);
    }

    [Fact]
    public async Task Two_admins_who_take_each_others_role_at_one_time_leave_one()
    {
        await RoleAsync("anna", Access.Admin);

        var results = await Task.WhenAll(RoleAsync("anna", Access.Viewer), RoleAsync("ada", Access.Viewer));

        Assert.Single(results, result => result.Fault == AccountFault.LastAdmin);
        Assert.Single(await dashboard.Store.Get<IAccountStore>().ListAsync(Cancellation), account => account.Role == Access.Admin);
    }

    [Theory]
    [InlineData("", "a long way to Tipperary", "viewer", AccountFault.NameInvalid)]
    [InlineData("<b>", "a long way to Tipperary", "viewer", AccountFault.NameInvalid)]
    [InlineData("a b", "a long way to Tipperary", "viewer", AccountFault.NameInvalid)]
    [InlineData("аda", "a long way to Tipperary", "viewer", AccountFault.NameInvalid)]
    [InlineData("VERA", "a long way to Tipperary", "viewer", AccountFault.NameTaken)]
    [InlineData("new", "a long way to Tipperary", "root", AccountFault.RoleUnknown)]
    [InlineData("new", "short", "viewer", AccountFault.PasswordShort)]
    [InlineData("new", "aaaaaaaaaaaaaa", "viewer", AccountFault.PasswordKnown)]
    [InlineData("new", "123456789012", "viewer", AccountFault.PasswordKnown)]
    [InlineData("newcomer", "newcomer-2026", "viewer", AccountFault.PasswordKnown)]
    public async Task What_is_wrong_with_an_account_is_said(string name, string password, string role, AccountFault fault)
    {
        Assert.Equal(fault, (await dashboard.ChangeAsync((a, who) => a.AddAsync(who, name, role, password, Cancellation))).Fault);
        Assert.Equal(3, (await dashboard.Store.Get<IAccountStore>().ListAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task A_change_that_was_made_to_an_older_state_is_refused()
    {
        var accounts = dashboard.Store.Get<IAccountStore>();
        var first = (await accounts.FindAsync("VERA", Cancellation))!;
        var second = (await accounts.FindAsync("VERA", Cancellation))!;
        first.MustChange = second.Disabled = true;

        Assert.Equal(AccountChange.Done, await accounts.SaveAsync(first, Cancellation));
        Assert.Equal(AccountChange.Stale, await accounts.SaveAsync(second, Cancellation));
        Assert.Equal(AccountChange.Done, await accounts.SaveAsync(first, Cancellation));
    }

    [Fact]
    public async Task An_admin_invites_resets_and_disables_on_the_page_and_the_log_tells()
    {
        using var admin = await dashboard.SignedInAsync("ada");
        using var added = await admin.PostAsync("/admin/accounts", "/admin/accounts?handler=Add", ("Name", "grace"), ("Role", Access.Analyst));
        var given = Secret(await added.Content.ReadAsStringAsync(Cancellation));
        using var reset = await admin.PostAsync("/admin/accounts", "/admin/accounts?handler=Reset", ("Name", "grace"));
        var again = Secret(await reset.Content.ReadAsStringAsync(Cancellation));
        using var grace = dashboard.Visitor();

        Assert.Null(await grace.SignInAsync("grace", given));
        Assert.StartsWith("/account/new-password", await grace.SignInAsync("grace", again), StringComparison.Ordinal);
        using var disabled = await admin.PostAsync("/admin/accounts", "/admin/accounts?handler=Disable", ("Name", "grace"));
        Assert.Equal("/admin/accounts?done=disable", disabled.Headers.Location?.OriginalString);
        Assert.Null(await grace.SignInAsync("grace", again));
        Assert.Equal(
            ["account.disable ada grace", "account.reset ada grace", "account.add ada grace"],
            (await dashboard.AuditAsync()).Where(entry => entry.StartsWith("account.", StringComparison.Ordinal)).Take(3));

        static string Secret(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelector(".secret")!.TextContent;
    }

    private Task<AccountResult> RoleAsync(string name, string role) =>
        dashboard.ChangeAsync((a, who) => a.SetRoleAsync(who, name, role, Cancellation));
}
