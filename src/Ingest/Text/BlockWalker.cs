using System.Collections.Frozen;
using AngleSharp.Dom;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>Reads a tree of HTML as the paragraphs that a reader sees.</summary>
internal static class BlockWalker
{
    private static readonly FrozenSet<string> Skipped = FrozenSet.Create(
        StringComparer.Ordinal,
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "button", "select", "textarea",
        "input",
        "audio", "video", "canvas", "head", "title", "figure", "figcaption", "nav", "form", "picture", "img");

    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.Ordinal,
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "footer",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary",
        "table", "tbody",
        "thead", "tfoot", "tr", "ul", "caption");

    /// <summary>The paragraphs below <paramref name="root"/> in reading order, none empty.</summary>
    /// <param name="root">Where to start; the node itself counts.</param>
    /// <param name="skip">Says of further elements that they are no text, or null.</param>
    internal static List<string> Paragraphs(INode root, Func<IElement, bool>? skip = null)
    {
        var paragraphs = new List<string>();
        var text = new ParagraphText();
        var walk = new TreeWalk(root);
        while (true)
        {
            if (Enter(walk.Node, text, paragraphs, skip) && walk.Down())
                continue;
            INode left;
            do
            {
                left = walk.Node;
                if (left != root)
                    Leave(left, text, paragraphs);
            }
            while (!walk.Next() && walk.Up());

            if (left == root)
                break;
        }

        Flush(text, paragraphs);
        return paragraphs;
    }

    private static bool Enter(INode node, ParagraphText text, List<string> paragraphs, Func<IElement, bool>? skip)
    {
        switch (node)
        {
            case IText t:
                text.Append(t.Data);
                return false;
            case IElement e when Skipped.Contains(e.LocalName) || IsHidden(e) || skip?.Invoke(e) == true:
                if (Blocks.Contains(e.LocalName))
                    Flush(text, paragraphs);
                return false;
            case IElement { LocalName: "br" }:
                if (text.Break())
                    Flush(text, paragraphs);
                return false;
            case IElement { LocalName: "td" or "th" }:
                text.Space();
                return true;
            case IElement e when Blocks.Contains(e.LocalName):
                Flush(text, paragraphs);
                return true;
            default:
                return node is IElement or IDocument or IDocumentFragment;
        }
    }

    private static void Leave(INode node, ParagraphText text, List<string> paragraphs)
    {
        if (node is IElement e && Blocks.Contains(e.LocalName))
            Flush(text, paragraphs);
    }

    private static bool IsHidden(IElement e) =>
        e.HasAttribute("hidden")
        || e.GetAttribute("aria-hidden") == "true" && e.LocalName != "p"
        || e.GetAttribute("style") is { } style
            && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    private static void Flush(ParagraphText text, List<string> paragraphs)
    {
        if (text.Take() is { Length: > 0 } paragraph)
            paragraphs.Add(paragraph);
    }
}
