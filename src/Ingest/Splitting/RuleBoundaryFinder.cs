using System.Buffers;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// Boundaries without ICU: behind a terminator, its closing quotes and brackets and the white space, where what follows is not in
/// lower case; and behind every line end.
/// </summary>
internal sealed class RuleBoundaryFinder : IBoundaryFinder
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…‼⁇⁈⁉;\n\r\u0085\u2029。！？｡۔؟।॥");

    public void Find(string text, string language, List<int> boundaries)
    {
        var greek = language.StartsWith("el", StringComparison.OrdinalIgnoreCase);
        var at = 0;
        while (at < text.Length && text.AsSpan(at).IndexOfAny(Ends) is >= 0 and var next)
        {
            var end = at + next;
            var c = text[end];
            at = end + 1;
            if (c == ';' && !greek)
                continue;
            var isLine = c is '\n' or '\r' or '\u0085' or '\u2029';
            if (c == '\r' && at < text.Length && text[at] == '\n')
                at++;
            if (!isLine)
                at = IsFullWidth(c) ? EastAsianRules.SkipBehind(text, at) : SkipBehind(text, at);
            if (at < text.Length && (isLine || IsFullWidth(c) || Begins(text, end + 1, at)))
                boundaries.Add(at);
        }
    }

    private static int SkipBehind(string text, int at)
    {
        while (at < text.Length && (QuoteMarks.IsClosing(text[at]) || text[at] is '.' or '!' or '?'))
            at++;
        while (at < text.Length && text[at] is not '\n' and not '\r' && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static bool Begins(string text, int from, int at)
    {
        if (!char.IsWhiteSpace(text[at - 1]) || from == at)
            return false;
        while (at < text.Length && QuoteMarks.IsOpening(text[at]))
            at++;
        return at == text.Length || !char.IsLower(text[at]);
    }

    private static bool IsFullWidth(char c) => c is '。' or '！' or '？' or '｡';
}
