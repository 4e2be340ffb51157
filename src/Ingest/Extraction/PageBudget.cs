using System.Buffers;
using System.Collections.Frozen;
using AngleSharp.Dom;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>
/// What a page may cost, counted in work rather than in seconds, so that no outcome depends on how busy the machine is. One scan of
/// the source foresees what would make the parser or the walks over its tree take more than a few seconds.
/// </summary>
internal static class PageBudget
{
    /// <summary>Characters of the largest page; the largest of outlets have a quarter of it.</summary>
    internal const int MaxCharacters = 8 << 20;

    /// <summary>Tags of the largest page that is read at all.</summary>
    internal const int MaxTags = 250_000;

    /// <summary>Tags up to which an article is looked for by its structure; beyond, the long paragraphs are taken.</summary>
    internal const int TagsOfStructure = 40_000;

    /// <summary>Characters, each as often as elements stand around it.</summary>
    internal const long MaxNestedCharacters = 100_000_000;

    /// <summary>Characters of the longest text of a page that is read at all, scripts and styles apart.</summary>
    internal const int MaxText = 1_500_000;

    /// <summary>Characters of text up to which an article is looked for by its structure.</summary>
    internal const int TextOfStructure = 400_000;

    // The parser holds each attribute against all before it.
    private const int MaxAttributes = 20_000;

    // Copies that the parser makes of formatting elements nobody closed: one for each of them in each new block.
    private const long MaxCopies = 200_000;

    private static readonly FrozenSet<string> Formatting = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FormattingNames =
        Formatting.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    /// <summary>Counts the tags of a source.</summary>
    /// <exception cref="PageFormatException">It is too large, or made to make the parser work without end.</exception>
    internal static int CountTags(string html, string location)
    {
        if (html.Length > MaxCharacters)
            throw new PageFormatException(location, "too-large", $"{html.Length} characters, more than the {MaxCharacters} that are read");
        int tags = 0, open = 0;
        long copies = 0;
        for (var at = Next(html, 0); at >= 0; at = Next(html, at + 1))
        {
            var ends = html[at + 1] == '/';
            var name = Name(html.AsSpan(at + (ends ? 2 : 1)));
            tags++;
            if (HasTooManyAttributes(html.AsSpan(at)))
                throw new PageFormatException(location, "too-large", $"a tag with more than {MaxAttributes} attributes");
            if (FormattingNames.Contains(name))
                open = Math.Max(0, open + (ends ? -1 : 1));
            else if (!ends)
                copies += open;
            if (tags > MaxTags || copies > MaxCopies)
                throw new PageFormatException(
                    location, tags > MaxTags ? "too-large" : "too-deep", $"{tags} tags and {open} open formatting elements");
            if (!ends && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
                at = Math.Max(at, html.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase) - 1);
        }

        return tags;
    }

    /// <summary>Characters of text in a tree, or null where it is beyond the budget.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="maxDepth">Elements that may nest.</param>
    internal static long? Weigh(INode root, int maxDepth)
    {
        var depth = 0;
        long cost = 0, characters = 0;
        INode? node = root;
        while (node is not null)
        {
            var own = node is IText text && text.ParentElement?.LocalName is not ("script" or "style") ? text.Length : 0;
            characters += own;
            cost += (long)depth * (1 + own);
            if (depth > maxDepth || cost > MaxNestedCharacters || characters > MaxText)
                return null;
            if (node.FirstChild is { } child)
            {
                depth++;
                node = child;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node == root ? null : node?.NextSibling;
        }

        return characters;
    }

    private static bool HasTooManyAttributes(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('>');
        end = end < 0 ? rest.Length : end;
        return end > MaxAttributes && rest[..end].Count(' ') + rest[..end].Count('=') + rest[..end].Count('/') > 2 * MaxAttributes;
    }

    private static int Next(string html, int from)
    {
        for (var at = html.IndexOf('<', from); at >= 0 && at + 2 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (char.IsAsciiLetter(html[at + 1]) || html[at + 1] == '/' && char.IsAsciiLetter(html[at + 2]))
                return at;
        }

        return -1;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        var end = tag[..Math.Min(tag.Length, 16)].IndexOfAny(NameEnds);
        return end < 0 ? tag[..Math.Min(tag.Length, 16)] : tag[..end];
    }
}
