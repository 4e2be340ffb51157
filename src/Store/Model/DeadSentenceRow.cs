namespace StreamSubjectivity.Store.Model;

internal sealed class DeadSentenceRow
{
    public long ArticleId { get; set; }

    public int Ordinal { get; set; }

    public int ScorerId { get; set; }

    public required string Reason { get; set; }

    public DateTimeOffset At { get; set; }
}
