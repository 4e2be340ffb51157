using StreamSubjectivity.Dashboard.Ports;

namespace StreamSubjectivity.Dashboard.Explore;

/// <summary>What became of a trial: an answer, or a refusal with a reason where there is one.</summary>
internal sealed record TrialOutcome(TrialAnswer? Answer, TrialRefusal? Refusal = null, string? Reason = null);
