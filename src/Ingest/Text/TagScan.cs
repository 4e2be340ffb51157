using System.Buffers;
using System.Collections.Frozen;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>Walks the tags of HTML's source without parsing it, to foresee what a parser would have to do.</summary>
internal static class TagScan
{
    private const int LongestName = 16;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Formatting = Names(
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    // Empty elements, and those that end their like by beginning.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeverNested = Names(
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot");

    private static readonly SearchValues<char> Blank = SearchValues.Create(" \t\r\n\f/");
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\f>");
    private static readonly SearchValues<char> AttributeEnds = SearchValues.Create(" \t\r\n\f/>=");

    /// <summary>Where the next tag begins, or -1.</summary>
    internal static int Next(string html, int from)
    {
        if (from >= html.Length)
            return -1;
        for (var at = html.IndexOf('<', from); at >= 0 && at + 2 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (char.IsAsciiLetter(html[at + 1]) || html[at + 1] == '/' && char.IsAsciiLetter(html[at + 2]))
                return at;
        }

        return -1;
    }

    /// <summary>The name that <paramref name="tag"/> begins with, as far as any name of HTML is long.</summary>
    internal static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        var end = tag[..Math.Min(tag.Length, LongestName)].IndexOfAny(NameEnds);
        return end < 0 ? tag[..Math.Min(tag.Length, LongestName)] : tag[..end];
    }

    /// <summary>The index behind the tag that begins at <paramref name="at"/>, and how many attributes it has.</summary>
    internal static int End(string html, int at, out int attributes)
    {
        attributes = 0;
        var i = IndexOf(html, at + 1, NameEnds);
        while (i < html.Length)
        {
            if (html[i] == '>')
                return i + 1;
            if (Blank.Contains(html[i]))
            {
                i++;
                continue;
            }

            attributes++;
            i = Value(html, IndexOf(html, i + 1, AttributeEnds));
        }

        return i;
    }

    /// <summary>Whether a parser opens this element anew in each block that follows, until it is closed.</summary>
    internal static bool IsFormatting(ReadOnlySpan<char> name) => Formatting.Contains(name);

    /// <summary>Whether elements of this name may stand in each other.</summary>
    internal static bool Nests(ReadOnlySpan<char> name) => !NeverNested.Contains(name);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(params string[] names) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, names).GetAlternateLookup<ReadOnlySpan<char>>();

    private static int Value(string html, int at)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
        if (at >= html.Length || html[at] != '=')
            return at;
        for (at++; at < html.Length && char.IsWhiteSpace(html[at]);)
            at++;
        if (at >= html.Length || html[at] is not ('"' or '\''))
            return IndexOf(html, at, ValueEnds);
        var close = html.IndexOf(html[at], at + 1);
        return close < 0 ? html.Length : close + 1;
    }

    private static int IndexOf(string html, int from, SearchValues<char> ends)
    {
        var found = from >= html.Length ? -1 : html.AsSpan(from).IndexOfAny(ends);
        return found < 0 ? html.Length : from + found;
    }
}
