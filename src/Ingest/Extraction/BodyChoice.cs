using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>Decides between the text that the metadata carry and the one that was found in the page.</summary>
internal static class BodyChoice
{
    private const double Covers = 0.8;
    private const double MuchLonger = 1.3;
    private const double Whole = 0.6;
    private const int ShortestBody = 200;

    /// <summary>The paragraphs of the article.</summary>
    /// <param name="found">Paragraphs that were found in the page.</param>
    /// <param name="declared">The article's body in its metadata, or null.</param>
    internal static List<string> Choose(List<string> found, string? declared)
    {
        if (declared is null || declared.Length < ShortestBody)
            return found;
        var body = LetterRun.Of(string.Join(' ', HtmlText.Paragraphs(declared)));
        var shown = found.Sum(p => LetterRun.Of(p).Length);
        // Some outlets put only the beginning there, or markup without a word.
        if (body.Length == 0 || body.Length < Whole * shown)
            return found;
        var inBody = found.ConvertAll(p => body.Contains(LetterRun.Of(p), StringComparison.Ordinal));
        var covered = found.Where((_, i) => inBody[i]).Sum(p => LetterRun.Of(p).Length);
        // The page shows what the metadata hold: its paragraphs stand, and what surrounds them goes.
        if (covered >= Covers * body.Length)
            return found[inBody.IndexOf(true)..(inBody.LastIndexOf(true) + 1)];
        return body.Length > MuchLonger * shown ? HtmlText.Paragraphs(declared) : found;
    }
}
