using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Evaluation.Running;

/// <summary>Puts labelled sentences to a scorer.</summary>
internal static class EvaluationRun
{
    // Several decodes' worth: the engine's own limit on tokens in flight does the rest.
    private const int InFlight = 1024;

    /// <summary>Scores all sentences, as many at once as keep the engine's batches full.</summary>
    /// <exception cref="EngineException">The engine failed.</exception>
    internal static async Task<ScoredData> ScoreAsync(
        ISentenceScorer scorer, IReadOnlyList<LabelledSentence> data, IProgress<int> progress, TimeProvider time, CancellationToken cancellationToken)
    {
        var answers = new SentenceJudgement?[data.Count];
        var reasons = new string?[data.Count];
        var done = 0;
        using var room = new SemaphoreSlim(InFlight);
        var started = time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, data.Count).Select(OneAsync)).ConfigureAwait(false);
        var elapsed = time.GetElapsedTime(started);
        return new ScoredData(
            [.. data.Zip(answers).Where(d => d.Second is not null).Select(d => new ScoredLabel(d.First, d.Second!.Value))],
            [.. data.Zip(reasons).Where(d => d.Second is not null).Select(d => new UnscoredSentence(d.First, d.Second!))],
            elapsed);

        async Task OneAsync(int i)
        {
            await room.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                answers[i] = await scorer.ScoreAsync(data[i].Text, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is SentenceTooLongException or UnreadableAnswerException)
            {
                reasons[i] = e.Message;
            }
            finally
            {
                room.Release();
            }

            progress.Report(Interlocked.Increment(ref done));
        }
    }
}
