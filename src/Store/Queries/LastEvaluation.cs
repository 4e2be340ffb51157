namespace StreamSubjectivity.Store.Queries;

/// <summary>The last evaluation of all rules.</summary>
/// <param name="At">When.</param>
/// <param name="Node">The node that had the seat.</param>
/// <param name="Count">Evaluations ever.</param>
public sealed record LastEvaluation(DateTimeOffset At, string Node, long Count);
