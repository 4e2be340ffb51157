using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Dashboard;
using StreamSubjectivity.Store;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>The dashboard as the program composes it, on a free port of loopback.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private DashboardHost(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    /// <summary>Address of a page.</summary>
    public string Url(string path) => new Uri(Client.BaseAddress!, path).AbsoluteUri;

    /// <summary>Services of the host.</summary>
    public IServiceProvider Services => app.Services;

    public static Task<DashboardHost> StartAsync(
        string connectionString, CancellationToken cancellationToken, params KeyValuePair<string, string?>[] settings) =>
        StartAsync(connectionString, _ => { }, cancellationToken, settings);

    /// <summary>The same with services that other rooms implement.</summary>
    public static Task<DashboardHost> StartAsync(
        string connectionString,
        Action<IServiceCollection> addServices,
        CancellationToken cancellationToken,
        params KeyValuePair<string, string?>[] settings) =>
        StartAsync(connectionString, addServices, TimeProvider.System, settings, cancellationToken);

    /// <summary>Starts with keys under <c>Stream:Dashboard</c>, of which the last of a name counts, and with a clock, by default the real one.</summary>
    public static Task<DashboardHost> StartWithAsync(
        string connectionString, CancellationToken cancellationToken, TimeProvider? clock = null, params (string Key, string Value)[] settings) =>
        StartAsync(
            connectionString,
            _ => { },
            clock ?? TimeProvider.System,
            [.. settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create<string, string?>($"Stream:Dashboard:{s.Key}", s.Last().Value))],
            cancellationToken);

    private static async Task<DashboardHost> StartAsync(
        string connectionString,
        Action<IServiceCollection> addServices,
        TimeProvider clock,
        KeyValuePair<string, string?>[] settings,
        CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(
        [
            new("Stream:Store:ConnectionString", connectionString),
            new("Stream:Dashboard:Port", "0"),
            .. settings,
        ]);
        builder.Services.AddSingleton(clock);
        builder.WebHost.UseKestrel();
        builder.Services.AddRouting();
        builder.Services.AddStore();
        builder.Services.AddDashboard();
        addServices(builder.Services);
        var app = builder.Build();
        app.MapDashboard();
        await app.StartAsync(cancellationToken);
        return new DashboardHost(app);
    }

    /// <summary>Stops as the program does at its end: listeners are told, and nobody is waited for long.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
