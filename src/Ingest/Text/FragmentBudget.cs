namespace StreamSubjectivity.Ingest.Text;

/// <summary>
/// Whether a fragment of HTML costs a parser no more than its length allows. Nothing that people write comes near; what is made
/// to keep a parser busy makes it work in the square of its length.
/// </summary>
internal static class FragmentBudget
{
    private const int MaxDepth = 512;

    // The parser holds each attribute against all before it.
    private const int MaxAttributes = 256;

    // Copies that the parser makes of formatting elements nobody closed: one for each of them in each new block.
    private const int CopiesOfAny = 2_000;
    private const int CopiesOfTag = 16;

    /// <summary>Whether a parser can take it.</summary>
    /// <param name="html">A fragment without comments and without elements whose content is no markup.</param>
    internal static bool Allows(string html)
    {
        var formatting = new OpenElements();
        var nested = new OpenElements();
        var tags = 0;
        long copies = 0;
        for (var at = TagScan.Next(html, 0); at >= 0;)
        {
            var ends = html[at + 1] == '/';
            var name = TagScan.Name(html.AsSpan(at + (ends ? 2 : 1)));
            tags++;
            if (TagScan.IsFormatting(name))
                formatting.Take(name, ends);
            else if (!ends)
                copies += formatting.Count;
            if (TagScan.Nests(name))
                nested.Take(name, ends);
            at = TagScan.Next(html, TagScan.End(html, at, out var attributes));
            if (attributes > MaxAttributes || nested.Count > MaxDepth || copies > CopiesOfAny + ((long)CopiesOfTag * tags))
                return false;
        }

        return true;
    }
}
