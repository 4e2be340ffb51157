namespace StreamSubjectivity.Store.Model;

/// <summary>Something that somebody did. Rows are added, and dropped when they are old; a trigger refuses any other change.</summary>
internal sealed class AuditRow
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Actor { get; set; }

    /// <summary>How the actor was known.</summary>
    public required string Via { get; set; }

    public required string Action { get; set; }

    public required string Subject { get; set; }

    public string? Details { get; set; }

    /// <summary>Network address that it came from; null where it came from none.</summary>
    public string? Address { get; set; }
}
