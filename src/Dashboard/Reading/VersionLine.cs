using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Reading;

/// <summary>A sentence of a comparison of two versions.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Mark">What the version did to it.</param>
internal sealed record VersionLine(KeptSentence Sentence, VersionMark Mark)
{
    /// <summary>
    /// A version against the one before. What stood in it follows from the current version by taking back what each later one changed; where
    /// a sentence stood, from the last version that had it.
    /// </summary>
    /// <param name="version">The version.</param>
    /// <param name="versions">Every version from there on.</param>
    /// <param name="sentences">All sentences that the article ever had, in the order of their places.</param>
    public static IReadOnlyList<VersionLine> Of(
        ArticleVersion version, IEnumerable<ArticleVersion> versions, IReadOnlyList<KeptSentence> sentences)
    {
        var present = sentences.Where(s => s.Position is not null).Select(s => s.Ordinal).ToHashSet();
        foreach (var later in versions.Where(v => v.Version > version.Version).OrderByDescending(v => v.Version))
        {
            present.ExceptWith(later.Added);
            present.UnionWith(later.Removed);
        }

        return
        [
            .. sentences
                .Where(s => present.Contains(s.Ordinal) || version.Removed.Contains(s.Ordinal))
                .Select(s => new VersionLine(
                    s, !present.Contains(s.Ordinal) ? VersionMark.Removed : version.Added.Contains(s.Ordinal) ? VersionMark.Added : VersionMark.Kept)),
        ];
    }
}
