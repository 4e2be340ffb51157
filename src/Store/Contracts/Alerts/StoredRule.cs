namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>A rule that came in by the API.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">The rule in YAML, as it came.</param>
/// <param name="Updated">When it came.</param>
/// <param name="UpdatedBy">From whom.</param>
public sealed record StoredRule(string Name, string Text, DateTimeOffset Updated, string UpdatedBy);
