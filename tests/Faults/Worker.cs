using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Cli.Hosting;
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

    /// <summary>Runs until SIGTERM.</summary>
    public static async Task RunAsync(string role)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddEnvironmentVariables();
        Logs.Configure(builder.Logging, LogLevel.Debug);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStore().AddBrokerOptions();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(15));
        if (role == "ingest")
            builder.Services.AddPublishing();
        else
            AddClassifier(builder.Services);
        await builder.Build().RunAsync().ConfigureAwait(false);
    }

    private static void AddClassifier(IServiceCollection services)
    {
        var kill = Environment.GetEnvironmentVariable(KillVariable) is { Length: > 0 } text ? KillPoint.Parse(text) : null;
        var pause = TimeSpan.FromMilliseconds(
            double.Parse(Environment.GetEnvironmentVariable(PauseVariable) ?? "0", CultureInfo.InvariantCulture));
        services.AddSingleton<ISentenceScorer>(new FixedScorer(pause, TimeProvider.System, kill));
        services.AddClassifier();
        if (kill is null)
            return;
        var store = services.Single(s => s.ServiceType == typeof(IScoreStore));
        services.Remove(store);
        services.AddSingleton<IScoreStore>(provider => new KillingScoreStore(
            (IScoreStore)ActivatorUtilities.CreateInstance(provider, store.ImplementationType!), kill, TimeProvider.System));
    }
}
