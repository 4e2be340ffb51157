using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>Whether a sentence's language is one that the scorer was measured in: a score that nobody has measured is worse than none.</summary>
/// <param name="scorer">The scorer.</param>
/// <param name="allowed">Whether all languages are allowed.</param>
internal sealed class MeasuredLanguages(ISentenceScorer scorer, bool allowed)
{
    /// <summary>Why a sentence stays unscored; null where it may be scored, as it may where its language isn't known.</summary>
    internal string? Refuse(string language)
    {
        if (allowed || scorer.Languages is not { } measured)
            return null;
        var primary = Primary(language);
        return primary == "und" || measured.Any(m => Primary(m) == primary)
            ? null
            : $"the scorer was not measured in '{language}', only in {string.Join(", ", measured)}: Stream:Classifier:UnmeasuredLanguages allows it";
    }

    // A region or script says nothing of what the model reads.
    private static string Primary(string language) => language.Split('-')[0].ToLowerInvariant();
}
