namespace StreamSubjectivity.Store.Model;

/// <summary>What one scorer says of an article's current version. Sums are whole millionths, so that they don't depend on the order of writes.</summary>
internal sealed class ArticleRollupRow
{
    public long ArticleId { get; set; }

    public int ScorerId { get; set; }

    public int Scored { get; set; }

    public int Dead { get; set; }

    /// <summary>Scored sentences of the outlet's own voice: those that are not mostly quotation.</summary>
    public int Own { get; set; }

    public long OwnSum { get; set; }

    public int OwnSubjective { get; set; }
}
