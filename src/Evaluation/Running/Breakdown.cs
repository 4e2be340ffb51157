using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Evaluation.Metrics;

namespace StreamSubjectivity.Evaluation.Running;

/// <summary>Figures by the values of a column, or by the sentence's length.</summary>
internal static class Breakdown
{
    /// <summary>The column that every file has: words of the sentence, in buckets.</summary>
    internal const string Length = "length";

    private static readonly (int Most, string Name)[] Lengths = [(10, "1-10 words"), (20, "11-20 words"), (30, "21-30 words"), (int.MaxValue, "31 words and more")];

    /// <summary>Figures of each value, the most frequent first; lengths rising.</summary>
    /// <exception cref="ArgumentException">No sentence has the column.</exception>
    internal static IReadOnlyList<BreakdownPart> By(string column, IReadOnlyList<ScoredLabel> scored, int draws, int seed)
    {
        var parts = scored.GroupBy(s => ValueOf(s.Sentence, column)).ToList();
        if (parts is [{ Key: null }])
        {
            var names = scored.SelectMany(s => s.Sentence.Columns.Keys).Distinct().Append(Length);
            throw new ArgumentException($"no sentence has a column '{column}'; there are {string.Join(", ", names)}", nameof(column));
        }

        return
        [
            .. (column == Length ? parts.OrderBy(p => Array.FindIndex(Lengths, l => l.Name == p.Key)) : parts.OrderByDescending(p => p.Count()).ThenBy(p => p.Key))
                .Select(p => new BreakdownPart(column, p.Key ?? "", Bootstrap.Measure(p.Select(s => s.Judged), draws, seed))),
        ];
    }

    private static string? ValueOf(LabelledSentence sentence, string column) => column == Length
        ? Array.Find(Lengths, l => ScorerReference.CountWords(sentence.Text) <= l.Most).Name
        : sentence.Columns.GetValueOrDefault(column.ToLowerInvariant());
}
