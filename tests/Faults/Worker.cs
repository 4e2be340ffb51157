using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Cli;
using StreamSubjectivity.Cli.Embedded;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Monitoring;
using StreamSubjectivity.Ingest;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Faults;

/// <summary>A role in a process of its own, as the program composes it, with the fixed scorer and a place to be killed at.</summary>
internal static class Worker
{
    /// <summary>Milliseconds that the scorer takes.</summary>
    public const string PauseVariable = "FAULTS_PAUSE_MS";

    /// <summary>A kill point.</summary>
    public const string KillVariable = "FAULTS_KILL";

    /// <summary>Set where offsets are to be stored before scores.</summary>
    public const string EarlyVariable = "FAULTS_EARLY";

    /// <summary>Set where the default model judges instead of the fixed scorer.</summary>
    public const string EngineVariable = "FAULTS_ENGINE";

    /// <summary>Set where only warnings are to be logged: for what is measured.</summary>
    public const string QuietVariable = "FAULTS_QUIET";

    /// <summary>Runs a role, or both over the in-process broker, until SIGTERM; the exit code.</summary>
    /// <param name="role"><c>ingest</c>, <c>classifier</c> or <c>embedded</c>.</param>
    public static async Task<int> RunAsync(string role)
    {
        using var embedded = role == "embedded" ? EmbeddedBroker.Start([], NullLogger.Instance) : null;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddEnvironmentVariables();
        if (embedded is not null)
            builder.Configuration["Stream:Broker:BootstrapServers"] = embedded.BootstrapServers;
        Logs.Configure(builder.Logging, IsSet(QuietVariable) ? LogLevel.Warning : LogLevel.Debug);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStore().AddBrokerOptions();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(15));
        if (role != "classifier")
            builder.Services.AddPublishing();
        await using var loaded = role != "ingest" && IsSet(EngineVariable)
            ? await LoadedScorer.LoadAsync(builder.Configuration, NullLoggerFactory.Instance, CancellationToken.None).ConfigureAwait(false)
            : null;
        if (role != "ingest")
            AddClassifier(builder.Services, loaded?.Scorer);
        builder.AddMonitoring(role == "ingest" ? Roles.Publishing : Roles.Classifier);
        try
        {
            using var host = builder.Build();
            await host.StartAsync().ConfigureAwait(false);
            await host.WaitForEndAsync(CancellationToken.None).ConfigureAwait(false);
            return ExitCodes.Fine;
        }
        catch (CommandException e)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return e.ExitCode;
        }
    }

    private static void AddClassifier(IServiceCollection services, ISentenceScorer? scorer)
    {
        var kill = Environment.GetEnvironmentVariable(KillVariable) is { Length: > 0 } text ? KillPoint.Parse(text) : null;
        var pause = TimeSpan.FromMilliseconds(
            double.Parse(Environment.GetEnvironmentVariable(PauseVariable) ?? "0", CultureInfo.InvariantCulture));
        services.AddSingleton(scorer ?? new FixedScorer(pause, TimeProvider.System, kill));
        services.AddClassifier();
        if (IsSet(EarlyVariable))
            Wrap(services, store => new EarlyScoreStore(store, TimeProvider.System));
        if (kill is not null)
            Wrap(services, store => new KillingScoreStore(store, kill, TimeProvider.System));
    }

    private static void Wrap(IServiceCollection services, Func<IScoreStore, IScoreStore> wrap)
    {
        var store = services.Single(s => s.ServiceType == typeof(IScoreStore));
        services.Remove(store);
        services.AddSingleton(provider => wrap(
            (IScoreStore)(store.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, store.ImplementationType!))));
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
