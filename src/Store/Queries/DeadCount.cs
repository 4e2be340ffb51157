namespace StreamSubjectivity.Store.Queries;

/// <summary>Sentences that the active scorer has given up, by reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Sentences">How many.</param>
public sealed record DeadCount(string Reason, long Sentences);
