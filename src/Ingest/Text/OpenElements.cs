namespace StreamSubjectivity.Ingest.Text;

/// <summary>
/// How many elements stand open at most while tags go by. An end tag closes one of its own name alone, so that ends that a parser
/// passes over don't hide what it keeps open.
/// </summary>
internal sealed class OpenElements
{
    private readonly Dictionary<string, int> counts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byName;

    internal OpenElements() => byName = counts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All that are open.</summary>
    internal int Count { get; private set; }

    /// <summary>Takes a tag.</summary>
    internal void Take(ReadOnlySpan<char> name, bool ends)
    {
        byName.TryGetValue(name, out var open);
        if (ends && open == 0)
            return;
        byName[name] = open + (ends ? -1 : 1);
        Count += ends ? -1 : 1;
    }
}
