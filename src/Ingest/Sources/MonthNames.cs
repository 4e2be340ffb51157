using System.Collections.Frozen;
using System.Globalization;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Names of months in the languages of news, long, short and in the genitive. English wins where two languages clash.
/// </summary>
internal static class MonthNames
{
    private const int ShortestPrefix = 3;

    private static readonly string[] Languages =
        ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "bg", "el", "tr", "ro", "sv", "da", "nb", "fi", "cs", "hu"];

    private static readonly Lazy<FrozenDictionary<string, int>> Months = new(Collect);

    /// <summary>1..12 for the name of a month, or null.</summary>
    internal static int? Find(string name)
    {
        var key = name.TrimEnd('.').ToLowerInvariant();
        if (Months.Value.TryGetValue(key, out var month))
            return month;
        // "Sept" and its like: a prefix that only one month has.
        var matches = key.Length < ShortestPrefix
            ? []
            : English().Where(m => m.Name.StartsWith(key, StringComparison.Ordinal)).ToList();
        return matches.Count == 1 ? matches[0].Month : null;
    }

    private static FrozenDictionary<string, int> Collect()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var format in Languages.Select(l => CultureInfo.GetCultureInfo(l).DateTimeFormat))
        {
            string[][] forms =
                [format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames];
            foreach (var names in forms)
            {
                for (var i = 0; i < 12; i++)
                {
                    if (names[i].TrimEnd('.').ToLowerInvariant() is { Length: >= ShortestPrefix } name)
                        months.TryAdd(name, i + 1);
                }
            }
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Name, int Month)> English() =>
        CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select((n, i) => (n.ToLowerInvariant(), i + 1));
}
