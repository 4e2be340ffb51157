using System.Text.Json.Serialization;

namespace StreamSubjectivity.Cli.Output;

/// <summary>A line of <c>stream score</c>.</summary>
internal sealed record ScoreLine(
    string Text,
    double? PSubjective,
    string? Label,
    double? LogOdds,
    string Scorer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? LabelMass,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error);
