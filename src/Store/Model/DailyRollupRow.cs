namespace StreamSubjectivity.Store.Model;

/// <summary>What one scorer says of a day of an outlet's section in a language; the sums of the article rollups of that day.</summary>
internal sealed class DailyRollupRow
{
    public int OutletId { get; set; }

    /// <summary>Section, empty where the article names none.</summary>
    public required string Section { get; set; }

    public required string Language { get; set; }

    public DateOnly Day { get; set; }

    public int ScorerId { get; set; }

    /// <summary>Articles with at least one scored sentence of their own voice: those that have a score.</summary>
    public int Articles { get; set; }

    public int Sentences { get; set; }

    public int Dead { get; set; }

    public int Own { get; set; }

    public long OwnSum { get; set; }

    public int OwnSubjective { get; set; }

    /// <summary>Sum over the articles of the article score in whole millionths.</summary>
    public long ArticleSum { get; set; }

    public decimal ArticleSumSquares { get; set; }
}
