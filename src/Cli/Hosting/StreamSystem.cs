using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Alerts;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Cli.Hosting.Ports;
using StreamSubjectivity.Cli.Monitoring;
using StreamSubjectivity.Dashboard;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Ingest;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>
/// A running process: the embedded parts that the configuration doesn't replace, the migrated database, and the host with its roles.
/// Parts start side by side where they can and stop in the reverse order.
/// </summary>
internal sealed class StreamSystem : IAsyncDisposable
{
    private readonly IHost host;
    private readonly EmbeddedParts parts;
    private readonly LoadedScorer? scorer;

    private StreamSystem(IHost host, EmbeddedParts parts, LoadedScorer? scorer) =>
        (this.host, this.parts, this.scorer) = (host, parts, scorer);

    /// <summary>Services of the host.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>Starts everything; on return the roles work.</summary>
    /// <param name="spec">What to start.</param>
    /// <param name="step">Hears what is being done, for a person.</param>
    /// <param name="cancellationToken">Cancels the start and stops what had started.</param>
    public static async Task<StreamSystem> StartAsync(SystemSpec spec, Action<string> step, CancellationToken cancellationToken)
    {
        var startLog = LoggerFactory.Create(logging => Logs.Configure(logging, spec.LogLevel));
        var loading = spec.Roles.HasFlag(Roles.Classifier) ? LoadedScorer.LoadAsync(spec.Configuration, startLog, cancellationToken) : null;
        EmbeddedParts? parts = null;
        try
        {
            parts = await EmbeddedParts.StartAsync(spec, startLog, step, cancellationToken).ConfigureAwait(false);
            var scorer = loading is null ? null : await loading.ConfigureAwait(false);
            AlertFiles.UseShipped(spec.Configuration);
            var host = Build(spec, scorer?.Scorer);
            if (spec.Roles.HasFlag(Roles.Alerts))
                _ = host.Services.GetRequiredService<AlertSettingsSource>().Current;
            step("Migrating the database");
            await host.Services.GetRequiredService<IDatabaseMigrator>().MigrateAsync(cancellationToken).ConfigureAwait(false);
            // What a killed run was reading is nobody's: its leases would keep whole hosts waiting.
            if (parts.OwnsDatabase && spec.Roles.HasFlag(Roles.Ingest))
                await host.Services.GetRequiredService<ISourceStore>().ReleaseClaimsAsync(cancellationToken).ConfigureAwait(false);
            await ResendAsync(host, parts, scorer?.Scorer, cancellationToken).ConfigureAwait(false);
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
            return new StreamSystem(host, parts, scorer);
        }
        catch
        {
            if (parts is not null)
                await parts.DisposeAsync().ConfigureAwait(false);
            if (loading is { IsCompletedSuccessfully: true })
                await (await loading.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits until the host is told to stop (SIGTERM, or cancellation), or a role fails.</summary>
    /// <exception cref="CommandException">A role failed.</exception>
    public Task RunAsync(CancellationToken cancellationToken) => host.WaitForEndAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using (var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20)))
            await host.StopAsync(deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync().ConfigureAwait(false);
        if (scorer is not null)
            await scorer.DisposeAsync().ConfigureAwait(false);
        await parts.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What the in-process broker of an earlier run held is gone with that run: what it left unscored is sent again at once.</summary>
    private static async Task ResendAsync(IHost host, EmbeddedParts parts, ISentenceScorer? scorer, CancellationToken cancellationToken)
    {
        if (parts.Broker is null)
            return;
        if (scorer is not null)
            await host.Services.GetRequiredService<IScoreStore>().ActivateScorerAsync(scorer.Identity, cancellationToken).ConfigureAwait(false);
        await host.Services.GetRequiredService<IOutbox>().ResendAsync(new ResendPolicy(TimeSpan.Zero) { Forgive = true }, cancellationToken).ConfigureAwait(false);
    }

    private static IHost Build(SystemSpec spec, ISentenceScorer? scorer)
    {
        if (!spec.Roles.HasFlag(Roles.Dashboard))
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            Configure(builder, spec, scorer);
            return builder.Build();
        }

        var web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Configure(web, spec, scorer);
        web.WebHost.UseKestrel();
        web.Services.AddRouting();
        web.Services.AddDashboard();
        web.Services.AddSingleton<IShiftAnalysis, ShiftAnalysis>();
        web.Services.AddAlertPorts().AddSourcePorts().AddSystemPorts(spec.Roles);
        web.Services.AddScorerPorts(spec.Configuration, scorer);
        var app = web.Build();
        app.MapDashboard();
        app.MapAlerts();
        return app;
    }

    private static void Configure(IHostApplicationBuilder builder, SystemSpec spec, ISentenceScorer? scorer)
    {
        builder.Configuration.AddConfiguration(spec.Configuration);
        Logs.Configure(builder.Logging, spec.LogLevel);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStore();
        builder.Services.AddDashboardQueries();
        builder.Services.AddBrokerOptions();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(15));
        if (scorer is not null)
            builder.Services.AddSingleton(scorer);
        builder.Services.AddIngestServices();
        builder.Services.AddAlertServices();
        if (spec.Roles.HasFlag(Roles.Polling))
        {
            builder.Services.AddPolling();
            builder.Services.AddHostedService<WebSubListener>();
        }

        if (spec.Roles.HasFlag(Roles.Publishing))
            builder.Services.AddPublishing();
        if (spec.Roles.HasFlag(Roles.Classifier))
            builder.Services.AddClassifier();
        if (spec.Roles.HasFlag(Roles.Alerts))
            builder.Services.AddAlerts(spec.Configuration.Setting("Alerts:RabbitMq") ?? "");
        builder.AddMonitoring(spec.Roles);
    }
}
