using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Caching;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>
/// Scores a sentence and tells a poisoned sentence from a broken engine: a failure counts against the sentence only where the engine
/// has judged another one since the try before, so that an engine that is down sends nothing to the dead-letter topic.
/// </summary>
internal sealed class SentenceJudge(
    ISentenceScorer scorer,
    ClassifierOptions options,
    ClassifierHealth health,
    TimeProvider time,
    ILogger logger,
    ScoreCache? cache = null)
{
    /// <summary>Judges a sentence, waiting for a broken engine as long as it takes; a wording that was judged before is not judged again.</summary>
    /// <exception cref="PoisonedSentenceException">The sentence can't be scored, with the reason to record.</exception>
    public Task<SentenceJudgement> JudgeAsync(string sentence, CancellationToken cancellationToken) =>
        cache is null ? AskEngineAsync(sentence, cancellationToken) : cache.GetAsync(sentence, AskEngineAsync, cancellationToken);

    // A hit of the cache says nothing of the engine: only its own answers count as those.
    private async Task<SentenceJudgement> AskEngineAsync(string sentence, CancellationToken cancellationToken)
    {
        var failures = 0;
        for (var backoff = default(Backoff); ;)
        {
            var before = health.Scored;
            var started = time.GetTimestamp();
            using var span = SentenceTrace.Score(scorer.Identity);
            try
            {
                var judgement = await scorer.ScoreAsync(sentence, cancellationToken).ConfigureAwait(false);
                ClassifierMetrics.EngineWait.Record(time.GetElapsedTime(started).TotalSeconds);
                health.CountScored();
                health.Recover(ClassifierHealth.Engine);
                return IsNumber(judgement)
                    ? judgement
                    : throw new PoisonedSentenceException($"the engine's judgement is no number: {judgement}", null);
            }
            catch (Exception e) when (e is SentenceTooLongException or UnreadableAnswerException)
            {
                throw new PoisonedSentenceException(e.Message, e);
            }
            catch (Exception e) when (e is not PoisonedSentenceException && !cancellationToken.IsCancellationRequested)
            {
                var delay = backoff.Next();
                health.Fail(ClassifierHealth.Engine, e.Message);
                Log.EngineFails(logger, delay, e.Message);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
                if (health.Scored > before && ++failures >= options.MaxAttempts)
                    throw new PoisonedSentenceException($"the engine failed on it {failures} times: {e.Message}", e);
            }
        }
    }

    // The store refuses any other, and would be asked again and again.
    private static bool IsNumber(SentenceJudgement judgement) =>
        judgement.PSubjective is >= 0 and <= 1 && double.IsFinite(judgement.LogOdds);
}
