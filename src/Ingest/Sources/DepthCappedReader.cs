using System.Xml;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Reads XML without DTD and resolver, and fails where elements nest too deep: building a tree takes time in the square of its
/// depth.
/// </summary>
internal sealed class DepthCappedReader : XmlTextReader
{
    private readonly int maxDepth;

    internal DepthCappedReader(string text, int maxDepth)
        : base(new StringReader(text))
    {
        this.maxDepth = maxDepth;
        DtdProcessing = DtdProcessing.Ignore;
        XmlResolver = null;
        Normalization = true;
    }

    public override bool Read()
    {
        var more = base.Read();
        if (Depth > maxDepth)
            throw new XmlException($"elements nest deeper than {maxDepth}", null, LineNumber, LinePosition);
        return more;
    }
}
