namespace StreamSubjectivity.Store.Model;

/// <summary>The last evaluation of all rules; one row.</summary>
internal sealed class AlertEvaluationRow
{
    public short Id { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Node { get; set; }

    public long Count { get; set; }
}
