namespace StreamSubjectivity.Store.Articles;

/// <summary>What a new version does to an article's sentences.</summary>
/// <param name="Changed">Stored sentences as they are from now on; those that the version leaves alone are not among them.</param>
/// <param name="Added">Sentences that were not stored before.</param>
/// <param name="Returned">How many stored sentences are back in the version that the one before had not.</param>
internal sealed record VersionChange(
    IReadOnlyList<StoredSentence> Changed, IReadOnlyList<StoredSentence> Added, int Returned)
{
    /// <summary>
    /// Holds a version's sentences against the stored ones. A wording that is stored keeps its ordinal, the one in the version before
    /// rather than an older one; a wording that stands twice has two ordinals; a new wording gets an ordinal that was never used.
    /// </summary>
    public static VersionChange Between(IReadOnlyList<StoredSentence> stored, IReadOnlyList<PreparedSentence> version)
    {
        var free = stored
            .OrderBy(s => s.Position ?? int.MaxValue).ThenBy(s => s.Ordinal)
            .GroupBy(s => Convert.ToHexString(s.Hash))
            .ToDictionary(g => g.Key, g => new Queue<StoredSentence>(g));
        var next = stored.Count == 0 ? 0 : stored.Max(s => s.Ordinal) + 1;
        var changed = new List<StoredSentence>();
        var added = new List<StoredSentence>();
        var returned = 0;
        for (var position = 0; position < version.Count; position++)
        {
            var sentence = version[position];
            if (!free.TryGetValue(Convert.ToHexString(sentence.Hash), out var same) || !same.TryDequeue(out var kept))
            {
                added.Add(Place(sentence, next++, position));
                continue;
            }

            var now = Place(sentence, kept.Ordinal, position);
            if (kept.Position is null)
                returned++;
            if (!IsSame(kept, now))
                changed.Add(now);
        }

        changed.AddRange(free.Values.SelectMany(q => q).Where(s => s.Position is not null).Select(s => s with { Position = null }));
        return new(changed, added, returned);
    }

    private static StoredSentence Place(PreparedSentence s, int ordinal, int position) =>
        new(ordinal, position, s.Paragraph, s.Start, s.Quoted, s.Hash, s.Text);

    private static bool IsSame(StoredSentence a, StoredSentence b) =>
        (a.Position, a.Paragraph, a.Start, a.Quoted, a.Text) == (b.Position, b.Paragraph, b.Start, b.Quoted, b.Text);
}
