namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>A change of an alert's state.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="At">When.</param>
/// <param name="Before">The state before; null for the first one.</param>
/// <param name="After">The state since.</param>
/// <param name="HandledBy">Who did it; null for the evaluator.</param>
/// <param name="Note">Why, or null.</param>
public sealed record AlertTransition(
    Guid AlertId, DateTimeOffset At, AlertState? Before, AlertState After, string? HandledBy = null, string? Note = null);
