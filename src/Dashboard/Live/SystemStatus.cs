namespace StreamSubjectivity.Dashboard.Live;

/// <summary>The system at a glance, as it is sent to browsers.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Outlets">Outlets.</param>
/// <param name="Articles">Articles.</param>
/// <param name="Sentences">Sentences.</param>
/// <param name="Scored">Those with a score of the active scorer.</param>
/// <param name="Dead">Those with a recorded reason for having none.</param>
/// <param name="Waiting">Those that wait.</param>
/// <param name="OldestWaiting">When the article that has waited longest was stored, or null.</param>
/// <param name="SentencesPerSecond">Scored a second over the last minute; null before two looks.</param>
/// <param name="Scorer">Key of the active scorer, or null.</param>
/// <param name="Revision">Changes when any count of any outlet does.</param>
internal sealed record SystemStatus(
    DateTimeOffset At,
    int Outlets,
    long Articles,
    long Sentences,
    long Scored,
    long Dead,
    long Waiting,
    DateTimeOffset? OldestWaiting,
    double? SentencesPerSecond,
    string? Scorer,
    string Revision)
{
    /// <summary>When scores were last seen to come in; null where none were since the dashboard began to look.</summary>
    public DateTimeOffset? NewestScores { get; init; }

    /// <summary>Part of the sentences that is settled, 0..1; 0 where there are none.</summary>
    public double Progress => Sentences == 0 ? 0 : (double)(Scored + Dead) / Sentences;
}
