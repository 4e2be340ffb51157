using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Comparing;

/// <summary>Puts a comparison together, from the rollups alone.</summary>
internal sealed class ComparisonReader(IOutletQueries outlets, ISeriesQueries queries, TrendReader trends, StatusMonitor status, TimeProvider time)
{
    /// <summary>The comparison; null where its period isn't understood.</summary>
    public async Task<Comparison?> ReadAsync(ComparisonRequest request, CancellationToken cancellationToken)
    {
        if (await trends.WindowAsync(request.Period, cancellationToken) is not { } window)
            return null;
        var picks = ComparedPick.Of(request, await outlets.ListAsync(cancellationToken));
        var step = SeriesTrend.StepOf(request.Step, window);
        var good = picks.Where(pick => pick.IsGood).ToList();
        var steps = good.Count == 0
            ? []
            : await StepsAsync([.. good.Select(pick => pick.Outlet!.Key).Distinct()], window, step, cancellationToken);
        var chosen = good.ConvertAll(pick => (Pick: pick, Steps: StepsOf(pick, steps)));
        var fault = MixFault.None;
        var mix = request.SameMix ? MixOf([.. chosen.Select(one => (one.Pick, SectionsOf(one.Steps)))], out fault) : null;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var series = chosen.ConvertAll(one => SeriesOf(one.Pick, NameOf(one.Pick, good), one.Steps, new(window, step, mix, today)));
        return new Comparison(request, picks, window, step, series, mix, fault);
    }

    private async Task<IReadOnlyList<SectionStep>> StepsAsync(
        string[] keys, Window window, TrendStep step, CancellationToken cancellationToken)
    {
        var snapshot = await status.SnapshotAsync(cancellationToken);
        return await queries.SectionStepsAsync(
            keys, window.Span, step == TrendStep.Week, keys.Any(key => snapshot.CoverageOf(key).Waiting > 0), cancellationToken);
    }

    private static List<SectionStep> StepsOf(ComparedPick pick, IEnumerable<SectionStep> steps) => [.. steps.Where(step =>
        step.Outlet == pick.Outlet!.Key
        && (pick.Section is null || string.Equals(step.Section, pick.Section, StringComparison.OrdinalIgnoreCase)))];

    private static IReadOnlyDictionary<string, ScoreTotals> SectionsOf(IEnumerable<SectionStep> steps) =>
        MixStandardisation.Sections(steps.Select(step => (step.Section, step.Totals)));

    // Two outlets may have one name.
    private static string NameOf(ComparedPick pick, List<ComparedPick> all) => SeriesNames.Of(
        all.Exists(other => other.Outlet!.Name == pick.Outlet!.Name && other.Outlet.Key != pick.Outlet.Key) ? pick.Outlet!.Key : pick.Outlet!.Name,
        pick.Section);

    private static MixStandardisation? MixOf(
        IReadOnlyList<(ComparedPick Pick, IReadOnlyDictionary<string, ScoreTotals> Sections)> chosen, out MixFault fault)
    {
        fault = chosen.Count < 2 ? MixFault.Alone : chosen.Any(one => one.Pick.Section is not null) ? MixFault.SectionChosen : MixFault.None;
        if (fault != MixFault.None)
            return null;
        var mix = MixStandardisation.Of([.. chosen.Select(one => one.Sections)]);
        if (mix is null)
            fault = MixFault.NothingInCommon;
        return mix;
    }

    private static ComparedSeries SeriesOf(ComparedPick pick, string name, List<SectionStep> steps, Frame frame)
    {
        var sections = SectionsOf(steps);
        var totals = Sum(steps);
        var (points, spread) = frame.Mix is null ? Plain(steps, frame) : Standardised(steps, frame.Mix, frame);
        return new ComparedSeries(
            pick.Outlet!, pick.Section, name, totals, frame.Mix is { } mix ? mix.Mean(sections) : MeanEstimate.Of(totals), points, spread, sections,
            frame.Mix?.Covered(sections));
    }

    private static (IReadOnlyList<SeriesPoint> Points, ArticleSpreads? Spread) Plain(List<SectionStep> steps, Frame frame)
    {
        var groups = steps.GroupBy(step => step.Since).Select(group => (group.Key, Totals: Sum(group), Complete: frame.IsOver(group))).ToList();
        var spread = ArticleSpreads.Within(groups.Select(group => group.Totals));
        return ([.. groups.OrderBy(group => group.Key).Select(group =>
            new SeriesPoint(frame.SpanOf(group.Key), group.Totals, spread?.Of(group.Totals), group.Complete))], spread);
    }

    private static (IReadOnlyList<SeriesPoint> Points, ArticleSpreads? Spread) Standardised(
        List<SectionStep> steps, MixStandardisation mix, Frame frame)
    {
        var groups = steps.Where(step => mix.Weights.ContainsKey(step.Section)).GroupBy(step => step.Since)
            .Select(group => (group.Key, Sections: SectionsOf(group), Complete: frame.IsOver(group)))
            .ToList();
        if (ArticleSpreads.Within(groups.SelectMany(group => group.Sections.Values)) is not { } spread)
            return ([], null);
        var points = groups.OrderBy(group => group.Key)
            .Select(group => (group.Key, Mean: mix.Mean(group.Sections, spread), Totals: group.Sections.Values.Aggregate((a, b) => a + b), group.Complete))
            .Where(group => group.Mean is not null)
            .Select(group => new SeriesPoint(frame.SpanOf(group.Key), group.Totals, group.Mean, group.Complete));
        return ([.. points], spread);
    }

    private static ScoreTotals Sum(IEnumerable<SectionStep> steps) => steps.Aggregate(default(ScoreTotals), (sum, step) => sum + step.Totals);

    private sealed record Frame(Window Window, TrendStep Step, MixStandardisation? Mix, DateOnly Today)
    {
        public DaySpan SpanOf(DateOnly begin) => SeriesTrend.SpanOf(begin, Step, Window.Span);

        public bool IsOver(IEnumerable<SectionStep> steps) =>
            steps.All(step => step.Complete && step.Since.DayNumber + (Step == TrendStep.Day ? 1 : 7) <= Today.DayNumber);
    }
}
