namespace StreamSubjectivity.Store.Queries;

/// <summary>A month of publication and what it takes on disk.</summary>
/// <param name="Month">Its first day; that of December 1989 stands for all days before 1990.</param>
/// <param name="SentenceBytes">Bytes of its sentences.</param>
/// <param name="ScoreBytes">Bytes of its scores.</param>
/// <param name="TextDropped">When retention dropped its wording, or null.</param>
/// <param name="ScoresDropped">When retention dropped its sentences and scores, or null.</param>
public sealed record MonthOnDisk(
    DateOnly Month, long SentenceBytes, long ScoreBytes, DateTimeOffset? TextDropped, DateTimeOffset? ScoresDropped);
