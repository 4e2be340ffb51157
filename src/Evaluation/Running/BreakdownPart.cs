using StreamSubjectivity.Evaluation.Metrics;

namespace StreamSubjectivity.Evaluation.Running;

/// <summary>Figures of the sentences with one value of a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value; empty where a sentence has none.</param>
/// <param name="Figures">The figures.</param>
internal sealed record BreakdownPart(string Column, string Value, Figures Figures);
