namespace StreamSubjectivity.Evaluation.Running;

/// <summary>Labelled sentences after a scorer.</summary>
/// <param name="Scored">Those that were judged, in the data's order.</param>
/// <param name="Unscored">Those that weren't.</param>
/// <param name="Elapsed">From the first submitted to the last answered; the model's start is not in it.</param>
internal sealed record ScoredData(IReadOnlyList<ScoredLabel> Scored, IReadOnlyList<UnscoredSentence> Unscored, TimeSpan Elapsed)
{
    /// <summary>Sentences judged a second.</summary>
    internal double SentencesPerSecond => Elapsed > TimeSpan.Zero ? Scored.Count / Elapsed.TotalSeconds : 0;
}
