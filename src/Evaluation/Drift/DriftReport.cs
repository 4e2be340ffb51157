using System.Globalization;
using StreamSubjectivity.Classifier.Verbalizers;

namespace StreamSubjectivity.Evaluation.Drift;

/// <summary>Holds scored sentences against those that their scorer was fitted on.</summary>
/// <param name="scorer">The scorer's file, with a reference.</param>
internal sealed class DriftReport(ScorerFile scorer)
{
    /// <summary>Fewest sentences of a group that is told of: below, the index is noise.</summary>
    internal const int LeastSentences = 100;

    private readonly ScorerReference reference = scorer.Fitted?.Reference
        ?? throw new ScorerFileException(scorer.Name, "holds no reference of the sentences that it was fitted on: fit it anew, or take one that was fitted");

    /// <summary>The finding of all sentences, then those of the groups that are large enough, the farthest first.</summary>
    /// <param name="sentences">At least one.</param>
    /// <param name="group">The group of a sentence, null where it is in none; or null for no groups.</param>
    internal IReadOnlyList<DriftFinding> Of(IReadOnlyList<DriftSentence> sentences, Func<DriftSentence, string?>? group) =>
    [
        Of("all", sentences),
        .. (group is null ? [] : sentences.GroupBy(group))
            .Where(g => g.Key is not null && g.Count() >= LeastSentences)
            .Select(g => Of(g.Key!, [.. g]))
            .OrderByDescending(f => Math.Max(Math.Max(f.Scores.Psi, f.Words.Psi), f.LabelMass?.Psi ?? 0)),
    ];

    /// <summary>The ISO week of a day, as 2026-W07.</summary>
    internal static string? Week(DateTimeOffset? day) => day is { } d
        ? string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(d.UtcDateTime)}-W{ISOWeek.GetWeekOfYear(d.UtcDateTime):00}")
        : null;

    private DriftFinding Of(string name, IReadOnlyList<DriftSentence> sentences)
    {
        var known = sentences.Where(s => s.Language is { } l && l != "und").ToList();
        return new DriftFinding(
            name,
            sentences.Count,
            Distance.Of(reference.LogOdds, scorer.Fitted!.Sentences, [.. sentences.Select(s => s.LogOdds)]),
            Distance.Of(reference.Words, scorer.Fitted.Sentences, [.. sentences.Select(s => (double)ScorerReference.CountWords(s.Text))]),
            MassOf(sentences),
            scorer.Languages is { } measured && known.Count > 0
                ? Math.Round(known.Count(s => !measured.Any(m => Primary(m) == Primary(s.Language!))) / (double)known.Count, 4)
                : null);
    }

    private Distance? MassOf(IReadOnlyList<DriftSentence> sentences)
    {
        var masses = sentences.Where(s => s.LogLabelMass is not null).Select(s => s.LogLabelMass!.Value).ToArray();
        return reference.LogLabelMass is { } quantiles && masses.Length >= LeastSentences ? Distance.Of(quantiles, scorer.Fitted!.Sentences, masses) : null;
    }

    private static string Primary(string language) => language.Split('-')[0].ToLowerInvariant();
}
