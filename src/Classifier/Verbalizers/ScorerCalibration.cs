using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>Platt's constants: P(SUBJ) = 1 / (1 + exp(-(slope x + offset))).</summary>
/// <param name="Slope">Positive.</param>
/// <param name="Offset">Added log-odds.</param>
internal sealed record ScorerCalibration(
    [property: JsonRequired] double Slope,
    [property: JsonRequired] double Offset);
