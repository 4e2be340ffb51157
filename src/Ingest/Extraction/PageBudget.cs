using AngleSharp.Dom;
using StreamSubjectivity.Ingest.Text;

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

    // For each block the parser looks through all that stand around it. Shapes of a drawing close themselves, and count too.
    private const int MaxNested = 20_000;

    // Copies that the parser makes of formatting elements nobody closed: one for each of them in each new block.
    private const long MaxCopies = 200_000;

    /// <summary>Counts the tags of a source.</summary>
    /// <exception cref="PageFormatException">It is too large, or made to make the parser work without end.</exception>
    internal static int CountTags(string html, string location)
    {
        if (html.Length > MaxCharacters)
            throw new PageFormatException(location, "too-large", $"{html.Length} characters, more than the {MaxCharacters} that are read");
        var open = new OpenElements();
        var nested = new OpenElements();
        var tags = 0;
        long copies = 0;
        for (var at = TagScan.Next(html, 0); at >= 0; at = TagScan.Next(html, at + 1))
        {
            var ends = html[at + 1] == '/';
            var name = TagScan.Name(html.AsSpan(at + (ends ? 2 : 1)));
            tags++;
            if (HasTooManyAttributes(html.AsSpan(at)))
                throw new PageFormatException(location, "too-large", $"a tag with more than {MaxAttributes} attributes");
            if (TagScan.IsFormatting(name))
                open.Take(name, ends);
            else if (!ends)
                copies += open.Count;
            if (TagScan.Nests(name))
                nested.Take(name, ends);
            if (nested.Count > MaxNested)
                throw new PageFormatException(location, "too-deep", $"{nested.Count} elements that nobody closed");
            if (tags > MaxTags || copies > MaxCopies)
                throw new PageFormatException(
                    location, tags > MaxTags ? "too-large" : "too-deep", $"{tags} tags and {open.Count} open formatting elements");
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
        long cost = 0, characters = 0;
        var walk = new TreeWalk(root);
        do
        {
            var own = walk.Node is IText text && text.ParentElement?.LocalName is not ("script" or "style") ? text.Length : 0;
            characters += own;
            cost += (long)walk.Depth * (1 + own);
            if (walk.Depth > maxDepth || cost > MaxNestedCharacters || characters > MaxText)
                return null;
        }
        while (walk.Onward());

        return characters;
    }

    private static bool HasTooManyAttributes(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('>');
        end = end < 0 ? rest.Length : end;
        return end > MaxAttributes && rest[..end].Count(' ') + rest[..end].Count('=') + rest[..end].Count('/') > 2 * MaxAttributes;
    }
}
