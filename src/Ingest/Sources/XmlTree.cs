using System.Xml;
using System.Xml.Linq;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Reads XML as strictly as .NET does, and where that fails mends it and reads once more: a well-formed feed is never touched by the
/// mending. No DTD is processed and nothing is resolved, so no entity can expand and no file or host can be reached.
/// </summary>
internal static class XmlTree
{
    /// <summary>Elements that may nest: far above any feed, far below the stack.</summary>
    internal const int MaxDepth = 256;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Returns the root element.</summary>
    /// <exception cref="FeedFormatException">No XML at all, or nested too deep.</exception>
    internal static XElement Read(string text, FeedOrigin origin, List<string> warnings)
    {
        if (text[0] != '<')
            throw new FeedFormatException(origin.Location, "not-xml", $"begins with {Beginning(text)}, which is neither XML nor JSON", 1);
        try
        {
            return Load(text, origin);
        }
        catch (XmlException e)
        {
            var repair = new XmlRepair(text, MaxDepth);
            var mended = repair.Run() ?? throw TooDeepOrEmpty(repair, origin, e);
            warnings.Add($"not well-formed and mended: {e.Message}");
            warnings.AddRange(repair.Warnings);
            return Load(mended, origin);
        }
    }

    private static FeedFormatException TooDeepOrEmpty(XmlRepair repair, FeedOrigin origin, XmlException e) => repair.IsTooDeep
        ? new FeedFormatException(origin.Location, "too-deep", $"elements nest deeper than {MaxDepth}", e.LineNumber, e)
        : new FeedFormatException(origin.Location, "not-xml", $"no XML element: {e.Message}", e.LineNumber, e);

    private static XElement Load(string text, FeedOrigin origin)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        if (Depth(root) > MaxDepth)
            throw new FeedFormatException(origin.Location, "too-deep", $"elements nest deeper than {MaxDepth}");
        return root;
    }

    // Iterative, for the tree may be as deep as the document is long.
    private static int Depth(XElement root)
    {
        int depth = 1, deepest = 1;
        XNode? node = root.FirstNode;
        var parent = root;
        while (true)
        {
            if (node is null)
            {
                if (parent == root)
                    return deepest;
                node = parent.NextNode;
                parent = parent.Parent!;
                depth--;
            }
            else if (node is XElement { FirstNode: { } first } element)
            {
                parent = element;
                node = first;
                deepest = Math.Max(deepest, ++depth);
            }
            else
            {
                node = node.NextNode;
            }
        }
    }

    private static string Beginning(string text) => $"\"{ParagraphText.Line(text[..Math.Min(40, text.Length)])}\"";
}
