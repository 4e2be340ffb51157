namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>What a person said of an alert.</summary>
/// <param name="Id">Its number, in order.</param>
/// <param name="AlertId">The alert.</param>
/// <param name="At">When.</param>
/// <param name="Author">Who.</param>
/// <param name="Text">What; plain text.</param>
public sealed record StoredComment(long Id, Guid AlertId, DateTimeOffset At, string Author, string Text);
