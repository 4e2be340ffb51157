namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A section's share in a common mix of topics.</summary>
internal sealed record MixShareResource(string Section, double Share);
