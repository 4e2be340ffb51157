namespace StreamSubjectivity.Store.Model;

/// <summary>What a person says of a wording. The text is kept, so that retention doesn't take it from those who learn from labels.</summary>
internal sealed class SentenceLabelRow
{
    public required byte[] Hash { get; set; }

    public required string LabelledBy { get; set; }

    public bool Subjective { get; set; }

    public DateTimeOffset LabelledAt { get; set; }

    public short Origin { get; set; }

    public long ArticleId { get; set; }

    public DateOnly Day { get; set; }

    public int Ordinal { get; set; }

    public required string Language { get; set; }

    public required string Text { get; set; }

    /// <summary>Key of the scorer that was active; null where the sentence had no score.</summary>
    public string? Scorer { get; set; }

    public float? PSubjective { get; set; }

    public bool? SaidSubjective { get; set; }
}
