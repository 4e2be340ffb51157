namespace StreamSubjectivity.Store.Model;

internal sealed class ScoreRow
{
    public long ArticleId { get; set; }

    public DateOnly Day { get; set; }

    public int Ordinal { get; set; }

    public int ScorerId { get; set; }

    public float PSubjective { get; set; }

    public float LogOdds { get; set; }

    public bool Subjective { get; set; }
}
