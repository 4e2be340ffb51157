using System.Buffers;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// Boundaries of Chinese and Japanese, which no white space shows: a mark that opens a quotation belongs to what follows, and what
/// says who spoke belongs to the quotation before it.
/// </summary>
/// <param name="text">The text.</param>
internal readonly ref struct EastAsianRules(ReadOnlySpan<char> text)
{
    private const int LongestAttribution = 14;

    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？｡");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("。，！？：；");
    private static readonly SearchValues<char> Openers = SearchValues.Create("「『“‘《〈（【〔(");
    private static readonly SearchValues<char> Closers = SearchValues.Create("」』”’》〉）】〕)");

    // Japanese particles that carry a quotation on, and the commas that do so anywhere.
    private static readonly SearchValues<char> Continues = SearchValues.Create("と、，,；;：:");

    // Chinese verbs of speaking at the end of an attribution.
    private static readonly SearchValues<char> Speaking = SearchValues.Create("说說道问問称稱喊答");

    private readonly ReadOnlySpan<char> text = text;

    /// <summary>Whether a text ends in a full-width terminator, perhaps with quotation marks behind it.</summary>
    internal static bool EndsThere(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && (Closers.Contains(text[end - 1]) || Openers.Contains(text[end - 1])))
            end--;
        return end > 0 && Ends.Contains(text[end - 1]);
    }

    /// <summary>Where what stands behind a full-width terminator and belongs to it ends.</summary>
    internal static int SkipBehind(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (Closers.Contains(text[at]) || Ends.Contains(text[at])))
            at++;
        while (at < text.Length && text[at] is not '\n' and not '\r' && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>The boundary where the next sentence begins, or -1 where none does.</summary>
    /// <param name="start">Where the sentence before begins.</param>
    /// <param name="boundary">The proposal.</param>
    internal int Decide(int start, int boundary)
    {
        while (boundary > start + 1 && Openers.Contains(text[boundary - 1]))
            boundary--;
        if (boundary >= text.Length || Ends.Contains(text[boundary]) || Closers.Contains(text[boundary]))
            return -1;
        var closed = Closers.Contains(text[boundary - 1]);
        return closed && (Continues.Contains(text[boundary]) || IsAttribution(text[boundary..])) ? -1 : boundary;
    }

    private static bool IsAttribution(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(ClauseEnds);
        if (end is <= 0 or > LongestAttribution)
            return false;
        var clause = rest[..end];
        return Speaking.Contains(clause[^1]) || clause.EndsWith("表示") || clause.EndsWith("指出");
    }
}
