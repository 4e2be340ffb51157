namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>Splits text into sentences. Nothing is lost or changed: the spans cover the text. Safe for concurrent use.</summary>
public interface ISentenceSplitter
{
    /// <summary>The sentences of a text; none for the empty text.</summary>
    /// <param name="text">A paragraph, or a whole text whose line ends are sentence ends.</param>
    /// <param name="language">BCP 47, <c>und</c> where unknown.</param>
    IReadOnlyList<SentenceSpan> Split(string text, string language);
}
