using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Security;

/// <summary>A dashboard that asks people to sign in, with an account of each role, over a database of its own.</summary>
internal sealed class SecuredDashboard : IAsyncDisposable
{
    public const string Password = "a long way to Tipperary";

    public const string Viewer = "vera";

    public const string Analyst = "anna";

    public const string Admin = "ada";

    private readonly TestStore store;

    private SecuredDashboard(TestStore store, DashboardHost host, FakeTimeProvider clock) => (this.store, Host, Clock) = (store, host, clock);

    public DashboardHost Host { get; }

    public FakeTimeProvider Clock { get; }

    public TestStore Store => store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SecuredDashboard> StartAsync(PostgresServer server, params (string Key, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));
        var connection = await server.CreateDatabaseAsync(Cancellation);
        var host = await DashboardHost.StartWithAsync(
            connection, Cancellation, clock, [("Accounts:Enabled", "true"), ("Limits:SignInsPerMinute", "1000"), .. settings]);
        var secured = new SecuredDashboard(TestStore.Services(connection), host, clock);
        await secured.AddAsync(Viewer, Access.Viewer);
        await secured.AddAsync(Analyst, Access.Analyst);
        await secured.AddAsync(Admin, Access.Admin);
        return secured;
    }

    /// <summary>Somebody who is not signed in.</summary>
    public Visitor Visitor() => new(Host.Client.BaseAddress!);

    /// <summary>Somebody who is.</summary>
    public async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = Visitor();
        Assert.Equal("/", await visitor.SignInAsync(name, Password));
        return visitor;
    }

    /// <summary>Changes accounts as an admin would.</summary>
    public async Task<AccountResult> ChangeAsync(Func<IAccounts, ClaimsPrincipal, Task<AccountResult>> change)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await change(scope.ServiceProvider.GetRequiredService<IAccounts>(), new ClaimsPrincipal(new ClaimsIdentity("test")));
    }

    /// <summary>The secret of a new key.</summary>
    public async Task<string> KeyAsync(string role, TimeSpan? life = null) =>
        (await Host.Services.GetRequiredService<IApiKeys>()
            .AddAsync(new ClaimsPrincipal(new ClaimsIdentity("test")), $"key {Guid.NewGuid():n}", role, life, Cancellation)).Password!;

    /// <summary>What the audit log says, the newest first: action, actor and subject.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync() =>
        [.. (await store.Get<IAuditStore>().ListAsync(new(100), Cancellation)).Select(e => $"{e.Action} {e.Actor} {e.Subject}")];

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await store.DisposeAsync();
    }

    private async Task AddAsync(string name, string role) =>
        Assert.Null((await ChangeAsync((accounts, who) => accounts.AddAsync(who, name, role, Password, Cancellation))).Fault);
}
