namespace StreamSubjectivity.Store.Contracts;

/// <summary>What retention drops of a month.</summary>
/// <param name="Month">First day of the month of publication; that of December 1989 for all days before 1990.</param>
/// <param name="Drops">What is dropped.</param>
/// <param name="Bytes">Bytes on disk of what it is dropped from, before.</param>
public sealed record RetentionStep(DateOnly Month, RetentionDrop Drops, long Bytes);
