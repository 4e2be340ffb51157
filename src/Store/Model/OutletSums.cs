namespace StreamSubjectivity.Store.Model;

/// <summary>Sums of the daily rollups over sections and languages. Triggers on the daily rollups keep them.</summary>
internal abstract class OutletSums
{
    public int ScorerId { get; set; }

    public int OutletId { get; set; }

    /// <summary>Articles that have a score.</summary>
    public long Articles { get; set; }

    public long Sentences { get; set; }

    public long Dead { get; set; }

    public long Own { get; set; }

    public long OwnSum { get; set; }

    public long OwnSubjective { get; set; }

    /// <summary>Sum over the articles of the article score in whole millionths.</summary>
    public long ArticleSum { get; set; }

    public decimal ArticleSumSquares { get; set; }
}
