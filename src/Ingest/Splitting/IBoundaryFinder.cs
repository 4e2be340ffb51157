namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>Proposes where sentences may begin; the rules of <see cref="SentenceSplitter"/> decide.</summary>
internal interface IBoundaryFinder
{
    /// <summary>Adds candidate offsets in rising order, each above 0 and below the length of the text.</summary>
    void Find(string text, string language, List<int> boundaries);
}
