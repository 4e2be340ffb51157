namespace StreamSubjectivity.Store.Model;

/// <summary>A rule that came in by the API; those of files aren't here.</summary>
internal sealed class AlertRuleRow
{
    public required string Name { get; set; }

    /// <summary>The rule in YAML, as it came.</summary>
    public required string Text { get; set; }

    public DateTimeOffset Updated { get; set; }

    public required string UpdatedBy { get; set; }
}
