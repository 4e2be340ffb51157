namespace StreamSubjectivity.Store.Search;

/// <summary>Takes a marked text apart.</summary>
internal static class HitText
{
    /// <summary>Begins a word that was found. Control characters, which are taken out of the text before.</summary>
    public const char Begin = '\u0001';

    /// <summary>Ends it.</summary>
    public const char End = '\u0002';

    /// <summary>The pieces of a text; the whole text where the marks don't add up to it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marked">The same with marks.</param>
    public static IReadOnlyList<HitPart> Parts(string text, string? marked)
    {
        var parts = new List<HitPart>();
        var (from, found) = (0, false);
        for (var i = 0; i < marked?.Length; i++)
        {
            if (marked[i] is not (Begin or End))
                continue;
            if (i > from)
                parts.Add(new HitPart(marked[from..i], found));
            (from, found) = (i + 1, marked[i] == Begin);
        }

        if (from < marked?.Length)
            parts.Add(new HitPart(marked[from..], false));
        return string.Concat(parts.Select(part => part.Text)) == text ? parts : [new HitPart(text, false)];
    }
}
