namespace StreamSubjectivity.Store.Model;

/// <summary>Alerts that nobody wants to hear of for a time.</summary>
internal sealed class AlertSilenceRow
{
    public Guid Id { get; set; }

    public required string Matchers { get; set; }

    public DateTimeOffset Starts { get; set; }

    public DateTimeOffset? Ends { get; set; }

    /// <summary>Hours of the week, in words; null for all the time between start and end.</summary>
    public string? Recurrence { get; set; }

    public DateTimeOffset Created { get; set; }

    public required string CreatedBy { get; set; }

    public required string Comment { get; set; }
}
