using System.Xml;
using System.Xml.Linq;
using StreamSubjectivity.Ingest.Text;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Reads XML as strictly as .NET does, and where that fails mends it and reads once more: a well-formed feed is never touched by
/// the mending. No DTD is processed and nothing is resolved, so no entity can expand and no file or host can be reached.
/// </summary>
internal static class XmlTree
{
    /// <summary>Elements that may nest: far above any feed, far below the stack.</summary>
    internal const int MaxDepth = 256;

    /// <summary>Returns the root element.</summary>
    /// <exception cref="FeedFormatException">No XML at all, or nested too deep.</exception>
    internal static XElement Read(string text, FeedOrigin origin, List<string> warnings)
    {
        if (text[0] != '<')
            throw new FeedFormatException(
                origin.Location, "not-xml", $"begins with {Beginning(text)}, which is neither XML nor JSON", 1);
        try
        {
            return Load(text);
        }
        catch (XmlException e)
        {
            var repair = new XmlRepair(text, MaxDepth);
            var mended = repair.Run() ?? throw TooDeepOrEmpty(repair, origin, e);
            warnings.Add($"not well-formed and mended: {e.Message}");
            warnings.AddRange(repair.Warnings);
            try
            {
                return Load(mended);
            }
            catch (XmlException left)
            {
                throw new FeedFormatException(origin.Location, "not-xml", $"can't be mended: {left.Message}", e.LineNumber, left);
            }
        }
    }

    private static FeedFormatException TooDeepOrEmpty(XmlRepair repair, FeedOrigin origin, XmlException e) => repair.IsTooDeep
        ? new FeedFormatException(origin.Location, "too-deep", $"elements nest deeper than {MaxDepth}", e.LineNumber, e)
        : new FeedFormatException(origin.Location, "not-xml", $"no XML element: {e.Message}", e.LineNumber, e);

    private static XElement Load(string text)
    {
        using var reader = new DepthCappedReader(text, MaxDepth);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    private static string Beginning(string text) => $"\"{ParagraphText.Line(text[..Math.Min(40, text.Length)])}\"";
}
