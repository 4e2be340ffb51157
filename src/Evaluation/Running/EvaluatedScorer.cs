using StreamSubjectivity.Evaluation.Metrics;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Evaluation.Running;

/// <summary>A scorer with its figures.</summary>
/// <param name="Name">As it was asked for.</param>
/// <param name="Identity">What its scores depend on.</param>
/// <param name="Data">What it said.</param>
/// <param name="Figures">How well.</param>
internal sealed record EvaluatedScorer(string Name, ScorerIdentity Identity, ScoredData Data, Figures Figures);
