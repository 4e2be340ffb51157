namespace StreamSubjectivity.Store.Model;

/// <summary>What a person said of an alert.</summary>
internal sealed class AlertCommentRow
{
    public long Id { get; set; }

    public Guid AlertId { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Author { get; set; }

    public required string Text { get; set; }
}
