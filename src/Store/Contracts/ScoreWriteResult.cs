namespace StreamSubjectivity.Store.Contracts;

/// <summary>What a write of scores did.</summary>
/// <param name="New">Scores that were not there.</param>
/// <param name="Repeated">Scores that were there, or whose article or sentence is gone.</param>
public sealed record ScoreWriteResult(int New, int Repeated);
