namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>Scores sentences that people type in. A process without an engine has none.</summary>
public interface ISentenceTrials
{
    /// <summary>What can be chosen.</summary>
    Task<TrialOffer> OfferAsync(CancellationToken cancellationToken);

    /// <summary>Scores a sentence.</summary>
    /// <exception cref="TrialException">The sentence, the prompt or the shots don't fit, or the engine failed.</exception>
    Task<TrialAnswer> ScoreAsync(TrialRequest request, CancellationToken cancellationToken);
}
