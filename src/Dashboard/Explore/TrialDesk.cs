using StreamSubjectivity.Dashboard.Ports;

namespace StreamSubjectivity.Dashboard.Explore;

/// <summary>
/// Lets people try sentences, one at a time and few a minute: the engine's time belongs to the news.
/// </summary>
/// <param name="trials">Who scores; none where the process has no engine.</param>
/// <param name="clock">The clock.</param>
internal sealed class TrialDesk(IEnumerable<ISentenceTrials> trials, TimeProvider clock) : IDisposable
{
    /// <summary>Most characters of a sentence.</summary>
    public const int MostCharacters = 1000;

    /// <summary>Most trials in a minute, of all people together.</summary>
    public const int MostAMinute = 30;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ISentenceTrials? engine = trials.FirstOrDefault();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Queue<DateTimeOffset> begun = [];

    /// <summary>What can be chosen; null where there is no engine.</summary>
    public async Task<TrialOffer?> OfferAsync(CancellationToken cancellationToken)
    {
        try
        {
            return engine is null ? null : await engine.OfferAsync(cancellationToken);
        }
        catch (TrialException)
        {
            // A server that is away may be back when somebody has typed a sentence; if not, the answer says why.
            return new TrialOffer("", "", [], [], 0);
        }
    }

    /// <summary>Tries a sentence.</summary>
    public async Task<TrialOutcome> TryAsync(TrialRequest request, CancellationToken cancellationToken)
    {
        if (engine is null)
            return Refused(TrialRefusal.NoEngine);
        if (string.IsNullOrWhiteSpace(request.Sentence))
            return Refused(TrialRefusal.Empty);
        if (request.Sentence.Length > MostCharacters)
            return Refused(TrialRefusal.TooLong);
        if (!await turn.WaitAsync(TimeSpan.Zero, cancellationToken))
            return Refused(TrialRefusal.Busy);
        try
        {
            return Counts() ? await AskAsync(engine, request, cancellationToken) : Refused(TrialRefusal.TooMany);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose() => turn.Dispose();

    private async Task<TrialOutcome> AskAsync(ISentenceTrials asked, TrialRequest request, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return new TrialOutcome(await asked.ScoreAsync(request with { Sentence = request.Sentence.Trim() }, either.Token));
        }
        catch (TrialException e)
        {
            return Refused(TrialRefusal.Failed) with { Reason = e.Message };
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Refused(TrialRefusal.TimedOut);
        }
    }

    // Only one at a time comes here.
    private bool Counts()
    {
        var now = clock.GetUtcNow();
        while (begun.TryPeek(out var first) && now - first >= Window)
            begun.Dequeue();
        if (begun.Count >= MostAMinute)
            return false;
        begun.Enqueue(now);
        return true;
    }

    private static TrialOutcome Refused(TrialRefusal refusal) => new(null, refusal);
}
