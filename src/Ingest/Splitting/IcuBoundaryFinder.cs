using System.Collections.Concurrent;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>Boundaries by Unicode's sentence rules (UAX 29) as ICU implements them, with the tailoring of the language.</summary>
internal sealed class IcuBoundaryFinder(IcuLibrary icu) : IBoundaryFinder
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<IcuBreakIterator>> idle = new(StringComparer.Ordinal);

    public void Find(string text, string language, List<int> boundaries)
    {
        var locale = Locale(language);
        var pool = idle.GetOrAdd(locale, static _ => []);
        if (!pool.TryTake(out var iterator))
            iterator = IcuBreakIterator.TryOpen(icu, locale);
        if (iterator?.TryFind(text, boundaries) == true)
        {
            pool.Add(iterator);
            return;
        }

        iterator?.Dispose();
        boundaries.Clear();
        new RuleBoundaryFinder().Find(text, language, boundaries);
    }

    // Greek alone has rules of its own (its question mark is a semicolon); every other language shares the root's.
    private static string Locale(string language) =>
        language.StartsWith("el", StringComparison.OrdinalIgnoreCase) ? "el" : "root";
}
