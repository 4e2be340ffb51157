using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>Gathers scores by number and age and writes each batch in one transaction; only then their offsets may be stored.</summary>
internal sealed class ScoreWriter(IScoreStore store, ClassifierOptions options, ClassifierHealth health, TimeProvider time, ILogger logger)
{
    // Bounded by the limit of sentences in flight, so that writers to it never wait.
    private readonly Channel<ScoredSentence> scored = Channel.CreateUnbounded<ScoredSentence>(new() { SingleReader = true });

    /// <summary>Hands over a score.</summary>
    public void Add(ScoredSentence sentence) => scored.Writer.TryWrite(sentence);

    /// <summary>Says that no more will come: <see cref="RunAsync"/> writes what it has and returns.</summary>
    public void Complete() => scored.Writer.TryComplete();

    /// <summary>Writes until <see cref="Complete"/>; calls <paramref name="written"/> with the sentences of each transaction after it.</summary>
    public async Task RunAsync(int scorerId, Action<IEnumerable<SentenceInFlight>> written, CancellationToken cancellationToken)
    {
        var batch = new List<ScoredSentence>(options.WriteBatch);
        while (await scored.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            await GatherAsync(batch, cancellationToken).ConfigureAwait(false);
            await WriteAsync(scorerId, batch, cancellationToken).ConfigureAwait(false);
            written(batch.Select(s => s.Work));
            batch.Clear();
        }
    }

    private async Task GatherAsync(List<ScoredSentence> batch, CancellationToken cancellationToken)
    {
        using var age = new CancellationTokenSource(options.WriteDelay, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(age.Token, cancellationToken);
        while (batch.Count < options.WriteBatch)
        {
            if (scored.Reader.TryRead(out var sentence))
            {
                batch.Add(sentence);
                continue;
            }

            try
            {
                if (!await scored.Reader.WaitToReadAsync(either.Token).ConfigureAwait(false))
                    return;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task WriteAsync(int scorerId, List<ScoredSentence> batch, CancellationToken cancellationToken)
    {
        var scores = batch.ConvertAll(s => new SentenceScore(s.Work.Sentence.Article, s.Work.Sentence.Ordinal, s.Judgement));
        for (var backoff = default(Backoff); ;)
        {
            var started = time.GetTimestamp();
            try
            {
                var result = await store.WriteAsync(scorerId, scores, cancellationToken).ConfigureAwait(false);
                health.Recover(ClassifierHealth.Store);
                ClassifierMetrics.WriteDuration.Record(time.GetElapsedTime(started).TotalSeconds);
                ClassifierMetrics.Batch.Record(scores.Count);
                ClassifierMetrics.Written.Add(result.New);
                ClassifierMetrics.Repeated.Add(result.Repeated);
                Log.Wrote(logger, result.New, result.Repeated);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Never dropped: whatever the fault is, these scores wait here, their offsets stay unstored, and reading pauses behind them.
                var delay = backoff.Next();
                health.Fail(ClassifierHealth.Store, e.Message);
                Log.WriteFails(logger, scores.Count, delay, e.Message);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
