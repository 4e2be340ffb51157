namespace StreamSubjectivity.Ingest.Robots;

/// <summary>A line <c>Allow</c> or <c>Disallow</c>.</summary>
/// <param name="Allows">Which of the two.</param>
/// <param name="Pattern">The paths that it means.</param>
internal sealed record RobotsRule(bool Allows, RobotsPattern Pattern);
