using System.Collections.Frozen;
using System.Globalization;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>
/// Names of months in the languages of news, long, short and in the genitive: a table of its own, since the system's names differ
/// with its version and are missing where it has none. Where two languages clash, the first in the table wins.
/// </summary>
internal static class MonthNames
{
    private static readonly Lazy<FrozenDictionary<string, int>> Months = new(Load);

    /// <summary>1..12 for the name of a month, or null.</summary>
    internal static int? Find(string name) =>
        Months.Value.TryGetValue(name.TrimEnd('.').ToLowerInvariant(), out var month) ? month : null;

    private static FrozenDictionary<string, int> Load()
    {
        using var stream = typeof(MonthNames).Assembly.GetManifestResourceStream("months.txt")!;
        using var reader = new StreamReader(stream);
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#'))
        {
            foreach (var month in line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split('|'))
            {
                var words = month.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                var number = int.Parse(words[0], CultureInfo.InvariantCulture);
                foreach (var word in words.Skip(1))
                    months.TryAdd(word, number);
            }
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
