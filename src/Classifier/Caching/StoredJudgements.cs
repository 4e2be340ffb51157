using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Classifier.Caching;

/// <summary>
/// Asks the store for wordings in batches: while one question is on its way, the next gathers. A store that doesn't answer says nothing
/// of a wording, which the engine judges then; whether the database is there is for the writer of scores to tell.
/// </summary>
internal sealed class StoredJudgements(IScoreLookup store, int scorerId, int days, TimeProvider time, ILogger logger)
{
    private const int MaxBatch = 1000;
    private readonly Channel<Question> questions = Channel.CreateUnbounded<Question>(new() { SingleReader = true });

    /// <summary>What the store has of a wording, or null.</summary>
    public Task<SentenceJudgement?> FindAsync(WordingKey key)
    {
        var question = new Question(key, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return questions.Writer.TryWrite(question) ? question.Answer.Task : Task.FromResult<SentenceJudgement?>(null);
    }

    /// <summary>Answers questions until cancelled; whoever still waits then gets null.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var batch = new List<Question>(MaxBatch);
        try
        {
            while (await questions.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (batch.Count < MaxBatch && questions.Reader.TryRead(out var question))
                    batch.Add(question);
                await AnswerAsync(batch, cancellationToken).ConfigureAwait(false);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        finally
        {
            questions.Writer.TryComplete();
            while (questions.Reader.TryRead(out var question))
                question.Answer.TrySetResult(null);
        }
    }

    private async Task AnswerAsync(List<Question> batch, CancellationToken cancellationToken)
    {
        IReadOnlyList<SentenceJudgement?> answers = new SentenceJudgement?[batch.Count];
        try
        {
            var since = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-days);
            answers = await store.FindAsync(scorerId, [.. batch.Select(q => q.Key.ToHash())], since, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.LookupFails(logger, batch.Count, e.Message);
        }
        finally
        {
            for (var i = 0; i < batch.Count; i++)
                batch[i].Answer.TrySetResult(answers[i]);
        }
    }

    private sealed record Question(WordingKey Key, TaskCompletionSource<SentenceJudgement?> Answer);
}
