namespace StreamSubjectivity.Evaluation.Drift;

/// <summary>A sentence that was scored.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="LogOdds">Its log-odds before calibration.</param>
/// <param name="LogLabelMass">ln of the probability of all label words; null where it isn't known.</param>
/// <param name="Language">BCP 47; null where it isn't known.</param>
/// <param name="Outlet">The outlet; null where it isn't known.</param>
/// <param name="Published">When its article was published; null where that isn't known.</param>
internal sealed record DriftSentence(string Text, double LogOdds, double? LogLabelMass, string? Language, string? Outlet, DateTimeOffset? Published);
