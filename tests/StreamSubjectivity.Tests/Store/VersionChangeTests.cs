using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using StreamSubjectivity.Store.Articles;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Tests.Store;

public sealed class VersionChangeTests
{
    /// <summary>Texts of a few wordings, so that versions share, repeat, drop and bring back sentences.</summary>
    private static readonly Arbitrary<string[][]> Versions =
        Gen.Elements("a", "b", "c", "d").ArrayOf().ArrayOf().ToArbitrary();

    [Property(MaxTest = 500)]
    public Property A_version_reads_back_as_it_was_and_no_ordinal_changes_its_wording() => Prop.ForAll(Versions, versions =>
    {
        var rows = new Dictionary<int, StoredSentence>();
        var wordings = new Dictionary<int, string>();
        foreach (var version in versions)
        {
            var before = rows.Values.Where(r => r.Position is not null).Select(r => r.Text).ToList();
            var change = VersionChange.Between([.. rows.Values], [.. version.Select((text, i) => new PreparedSentence(new SentenceDraft(0, i, text, false)))]);
            foreach (var row in change.Added.Concat(change.Changed))
                rows[row.Ordinal] = row;
            foreach (var row in change.Added)
            {
                if (!wordings.TryAdd(row.Ordinal, row.Text))
                    return false;
            }

            if (rows.Values.Any(r => wordings[r.Ordinal] != r.Text)
                || !rows.Values.Where(r => r.Position is not null).OrderBy(r => r.Position).Select(r => r.Text).SequenceEqual(version)
                || change.Added.Any(a => version.Count(t => t == a.Text) <= before.Count(t => t == a.Text)))
                return false;
        }

        return true;
    });
}
