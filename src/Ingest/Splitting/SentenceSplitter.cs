namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>Unicode's sentence boundaries, held against the rules of <see cref="BoundaryRules"/>.</summary>
public sealed class SentenceSplitter : ISentenceSplitter
{
    private readonly IBoundaryFinder finder;

    /// <summary>Uses ICU where it is there, else the built-in finder.</summary>
    public SentenceSplitter()
        : this(IcuLibrary.Instance is { } icu ? new IcuBoundaryFinder(icu) : new RuleBoundaryFinder())
    {
    }

    internal SentenceSplitter(IBoundaryFinder finder) => this.finder = finder;

    /// <summary>Whether ICU was found.</summary>
    public bool UsesIcu => finder is IcuBoundaryFinder;

    /// <inheritdoc/>
    public IReadOnlyList<SentenceSpan> Split(string text, string language)
    {
        var spans = new List<SentenceSpan>();
        if (text.Length == 0)
            return spans;
        var boundaries = new List<int>();
        finder.Find(text, language, boundaries);
        if (text.Contains('…', StringComparison.Ordinal))
            EllipsisBoundaries.Add(text, boundaries);
        var rules = new BoundaryRules(text, LanguageRules.Of(language));
        int start = 0, letters = BehindSpaces(text, 0);
        foreach (var proposed in boundaries)
        {
            if (proposed <= letters)
                continue;
            var boundary = rules.Decide(start, proposed);
            if (boundary <= start || boundary >= text.Length)
                continue;
            spans.Add(new SentenceSpan(start, boundary));
            start = boundary;
            letters = BehindSpaces(text, boundary);
        }

        spans.Add(new SentenceSpan(start, text.Length));
        return spans;
    }

    private static int BehindSpaces(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
