using StreamSubjectivity.Alerts.Rules;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>What an evaluation of a rule gave.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Findings">What it holds for; null where it couldn't be evaluated: then nothing is known, and nothing changes.</param>
internal sealed record RuleOutcome(RuleHead Rule, IReadOnlyList<Finding>? Findings);
