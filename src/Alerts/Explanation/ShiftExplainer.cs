using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Alerts.Explanation;

/// <summary>Gathers from the store what drives a shift.</summary>
internal sealed class ShiftExplainer(IToneSeries store)
{
    private const int MostArticles = 5;
    private const int MostSentences = 20;

    // One furious article isn't the whole shift.
    private const int MostOfArticle = 4;

    // What came long before says little of the change.
    private const int LongestBefore = 180;

    /// <summary>Explains a shift that a detector holds.</summary>
    /// <param name="name">The series.</param>
    /// <param name="evidence">What the detector said last.</param>
    /// <param name="shift">Its date and size.</param>
    /// <param name="minimumDetectable">See <see cref="MinimumDetectableShift"/>.</param>
    /// <param name="first">First day of the series that counts: after the shift before this one.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    /// <exception cref="ArgumentException">A side of the shift has no articles.</exception>
    public async Task<ShiftExplanation> ExplainAsync(
        SeriesName name, ShiftEvidence evidence, DatedShift shift, double minimumDetectable, DateOnly first, CancellationToken cancellationToken)
    {
        var earliest = shift.Since.AddDays(-LongestBefore);
        var since = new SeriesSelection(name.Outlet, name.Section, name.Language, name.Scorer, shift.Since, evidence.Date);
        var before = since with { First = first > earliest ? first : earliest, Last = shift.Since.AddDays(-1) };
        var rising = evidence.Kind is ShiftKind.Up || (evidence.Kind is not ShiftKind.Down && shift.Size >= 0);
        var sections = Decomposition.Of(
            Groups(await store.DaysAsync(before, cancellationToken).ConfigureAwait(false)),
            Groups(await store.DaysAsync(since, cancellationToken).ConfigureAwait(false)));
        var bylines = Decomposition.Of(
            Groups(await store.BylinesAsync(before, cancellationToken).ConfigureAwait(false)),
            Groups(await store.BylinesAsync(since, cancellationToken).ConfigureAwait(false)));
        return new ShiftExplanation(
            name, evidence.Kind, shift, evidence.Confidence, minimumDetectable, sections, bylines,
            await store.ArticlesAsync(since, rising, MostArticles, cancellationToken).ConfigureAwait(false),
            await store.SentencesAsync(since, rising, MostSentences, MostOfArticle, cancellationToken).ConfigureAwait(false),
            PlainLine.Of(name, evidence, shift, sections));
    }

    private static IEnumerable<(string Name, long Articles, double Sum)> Groups(IEnumerable<SectionDay> days) =>
        days.Select(d => (d.Section, (long)d.Articles, d.Sum));

    private static IEnumerable<(string Name, long Articles, double Sum)> Groups(IEnumerable<BylineTotals> bylines) =>
        bylines.Select(b => (b.Byline, b.Articles, b.Sum));
}
