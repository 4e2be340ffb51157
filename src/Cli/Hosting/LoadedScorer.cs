using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>The scorer that the configuration asks for, loaded beside the rest of the start: a wrong model ends the program before work begins.</summary>
internal sealed class LoadedScorer : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private LoadedScorer(ServiceProvider services, ISentenceScorer scorer) => (this.services, Scorer) = (services, scorer);

    /// <summary>The scorer.</summary>
    public ISentenceScorer Scorer { get; }

    /// <summary>Says on standard error what the scorer's users must know, where it holds a warning.</summary>
    public void Warn()
    {
        if (Scorer.Warning is { } warning)
            Console.Error.WriteLine($"stream: the scorer says: {warning}");
    }

    /// <summary>Checks the options, the model, the prompt and the scorer file, and loads the model.</summary>
    public static async Task<LoadedScorer> LoadAsync(IConfiguration configuration, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddSingleton(logs)
            .AddSentenceScorer()
            .BuildServiceProvider();
        try
        {
            var scorer = await services.GetRequiredService<SentenceScorerProvider>().GetAsync(cancellationToken).ConfigureAwait(false);
            return new LoadedScorer(services, scorer);
        }
        catch
        {
            await services.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
