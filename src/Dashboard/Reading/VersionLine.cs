using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Reading;

/// <summary>A sentence of a comparison of two versions.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Mark">What the version did to it.</param>
internal sealed record VersionLine(KeptSentence Sentence, VersionMark Mark)
{
    /// <summary>
    /// A version against the one before. Of sentences that left later only those are told that this version brought; where removed ones
    /// stood follows from the places that they had in the version before.
    /// </summary>
    public static IReadOnlyList<VersionLine> Of(ArticleVersion version, IReadOnlyList<KeptSentence> sentences)
    {
        var (added, removed) = (version.Added.ToHashSet(), version.Removed.ToHashSet());
        return
        [
            .. sentences
                .Select(s => new VersionLine(
                    s, added.Contains(s.Ordinal) ? VersionMark.Added : removed.Contains(s.Ordinal) ? VersionMark.Removed : VersionMark.Kept))
                .Where(line => line.Mark != VersionMark.Kept || line.Sentence.Position is not null),
        ];
    }
}
