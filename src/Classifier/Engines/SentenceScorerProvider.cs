using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>The one scorer of a host: made at the first call, shared by all, disposed with the host.</summary>
public sealed class SentenceScorerProvider(IOptions<ScorerOptions> options, ILoggerFactory loggers) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private ISentenceScorer? scorer;

    /// <summary>The scorer; a failure to make it is thrown to each caller, and tried anew by the next.</summary>
    public async ValueTask<ISentenceScorer> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref scorer) is { } made)
            return made;
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return scorer ??= await SentenceScorerFactory.CreateAsync(options.Value, loggers, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (scorer is not null)
            await scorer.DisposeAsync().ConfigureAwait(false);
        gate.Dispose();
    }
}
