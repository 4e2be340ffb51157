namespace StreamSubjectivity.Store.Model;

/// <summary>Alerts that are told of together, and what was told.</summary>
internal sealed class AlertGroupRow
{
    public required string Key { get; set; }

    public required string Route { get; set; }

    public required string Labels { get; set; }

    /// <summary>Nothing is told before.</summary>
    public DateTimeOffset NextFlush { get; set; }

    public DateTimeOffset? LastNotified { get; set; }

    /// <summary>Alerts that were told of as firing and not yet as over.</summary>
    public required Guid[] Notified { get; set; }
}
