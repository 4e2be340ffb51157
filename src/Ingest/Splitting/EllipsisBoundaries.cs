namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// Unicode's rules know no end behind the one character <c>…</c>, while they know one behind three full stops; a capital that
/// follows shows it.
/// </summary>
internal static class EllipsisBoundaries
{
    /// <summary>Adds the candidates, keeping the rising order.</summary>
    internal static void Add(string text, List<int> boundaries)
    {
        for (var at = text.IndexOf('…', StringComparison.Ordinal); at >= 0; at = text.IndexOf('…', at + 1))
        {
            var next = at + 1;
            while (next < text.Length && QuoteMarks.IsClosing(text[next]))
                next++;
            var behind = next;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;
            if (next == behind || next == text.Length)
                continue;
            var place = boundaries.BinarySearch(next);
            if (place < 0)
                boundaries.Insert(~place, next);
        }
    }
}
