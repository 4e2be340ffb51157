namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// Decides over one proposed boundary: keeps it, moves it behind what still belongs to the sentence before, or drops it.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="rules">What the language knows.</param>
internal readonly ref struct BoundaryRules(ReadOnlySpan<char> text, LanguageRules rules)
{
    private const int LongestCitation = 4;
    private readonly ReadOnlySpan<char> text = text;

    /// <summary>The boundary where the next sentence really begins, or -1 where none does.</summary>
    /// <param name="start">Where the sentence before begins.</param>
    /// <param name="boundary">The proposal, above <paramref name="start"/>.</param>
    internal int Decide(int start, int boundary)
    {
        var end = EndBefore(boundary);
        if (text[end..boundary].IndexOfAny("\n\r\u0085\u2028\u2029") >= 0)
            return boundary;
        if (EastAsianRules.EndsThere(text[..end]))
            return new EastAsianRules(text).Decide(start, boundary);
        var moved = SkipClosers(boundary);
        moved = SkipCitations(moved);
        if (moved >= text.Length)
            return -1;
        if (char.IsLower(FirstLetterish(moved)) && !IsCamelCase(moved))
            return -1;
        if (moved != boundary)
            return text[moved] is ',' or ';' or '.' or ':' ? -1 : moved;
        return IsFalseEnd(start, end, boundary) ? -1 : boundary;
    }

    private int EndBefore(int boundary)
    {
        while (boundary > 0 && char.IsWhiteSpace(text[boundary - 1]))
            boundary--;
        return boundary;
    }

    // « Bonjour. » Il : Unicode's rules end the sentence before a closing mark that a space precedes.
    private int SkipClosers(int at)
    {
        var i = at;
        while (i < text.Length && text[i] is '»' or '"' or '”' or '’' or ')' or ']' or '」'
            && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])))
            i = SkipSpaces(i + 1);
        return i;
    }

    // Marks such as [12] behind a full stop name the source of the sentence before.
    private int SkipCitations(int at)
    {
        while (at < text.Length && text[at] == '[')
        {
            var rest = text[(at + 1)..];
            var close = rest.IndexOf(']');
            if (close is < 1 or > LongestCitation || !IsNote(rest[..close]))
                break;
            at = SkipSpaces(at + close + 2);
        }

        return at;
    }

    private static bool IsNote(ReadOnlySpan<char> mark) =>
        mark.IndexOfAnyExceptInRange('0', '9') < 0 || mark.Length == 1 && char.IsAsciiLetterLower(mark[0]);

    private int SkipSpaces(int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private char FirstLetterish(int at)
    {
        while (at < text.Length && (QuoteMarks.IsOpening(text[at]) || text[at] is '-' or '–' or '—' or '―'))
            at = text[at] is '–' or '—' or '―' ? SkipSpaces(at + 1) : at + 1;
        return at < text.Length ? text[at] : ' ';
    }

    private bool IsCamelCase(int at)
    {
        for (var i = at; i < text.Length && char.IsLetter(text[i]); i++)
        {
            if (char.IsUpper(text[i]))
                return true;
        }

        return false;
    }

    private bool IsFalseEnd(int start, int end, int boundary)
    {
        while (end > start && QuoteMarks.IsClosing(text[end - 1]))
            end--;
        if (end - start >= 3 && text[(end - 3)..end] is "..." || text[end - 1] == '…')
            return IsDetachedEllipsis(start, end);
        if (text[end - 1] != '.')
            return text[end - 1] is '!' or '?' && IsYear(boundary);
        return new AbbreviationRules(text, rules).Joins(start, end - 1, boundary);
    }

    private bool IsDetachedEllipsis(int start, int end)
    {
        var dots = text[end - 1] == '…' ? end - 1 : end - 3;
        return dots > start && char.IsWhiteSpace(text[dots - 1]);
    }

    // A title that ends in a mark, with its year: "Viva Maria! (1965)".
    private bool IsYear(int at) =>
        at + 5 < text.Length && text[at] == '(' && text[(at + 1)..(at + 5)].IndexOfAnyExceptInRange('0', '9') < 0;
}
