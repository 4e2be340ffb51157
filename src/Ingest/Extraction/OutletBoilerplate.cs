using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>
/// Leaves out what an outlet prints on many of its pages: appeals for donations, notes on the author, legal notices. A paragraph that
/// two or three articles quote stays, and so does a text that would lose most of itself: it was published under many URLs.
/// </summary>
/// <param name="store">Remembers what the outlet's pages show.</param>
public sealed class OutletBoilerplate(IParagraphStore store)
{
    private const int Longest = 800;
    private const double MostOfText = 0.5;

    /// <summary>The paragraphs without what the outlet repeats.</summary>
    /// <param name="outletId">The outlet.</param>
    /// <param name="page">Identity of the page.</param>
    /// <param name="paragraphs">The paragraphs that were found in it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<string>> WithoutAsync(
        int outletId, string page, IReadOnlyList<string> paragraphs, CancellationToken cancellationToken)
    {
        var looked = paragraphs.Where(p => p.Length <= Longest).ToList();
        var repeated = await store.SeeAsync(outletId, page, looked, cancellationToken);
        if (repeated.Count == 0)
            return paragraphs;
        var boilerplate = repeated.Select(i => looked[i]).ToHashSet(StringComparer.Ordinal);
        var kept = paragraphs.Where(p => !boilerplate.Contains(p)).ToList();
        return kept.Sum(p => p.Length) >= MostOfText * paragraphs.Sum(p => p.Length) ? kept : paragraphs;
    }
}
