using System.Globalization;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Shifts;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>The daily means of a series around a shift: its days, the levels before and since, and the change with its interval.</summary>
internal static class ShiftChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "shift";

    // Half the width of a 95 % interval in standard errors.
    private const double Width = 1.96;

    /// <summary>Lays the days out.</summary>
    /// <param name="shift">The shift.</param>
    /// <param name="span">Days that are shown.</param>
    /// <param name="days">Days of the series' sections.</param>
    public static ChartResource Of(ShiftDetails shift, DaySpan span, IReadOnlyList<SectionDay> days)
    {
        var points = days.GroupBy(d => d.Day).OrderBy(g => g.Key).Select(g => Point(g.Key, [.. g])).ToList();
        var ceiling = ScoreScale.Ceiling(points.Select(p => p.Y ?? 0).Append(shift.IsOfLevel ? Math.Max(shift.From.High, shift.To.High) : 0));
        var series = new List<ChartSeries> { new(AlertTexts.ChartDays, ChartSeriesKind.Dots, points) };
        if (shift.IsOfLevel)
        {
            series.Add(Level(AlertTexts.ChartBefore, shift.From, span.First, shift.Since.AddDays(-1)));
            series.Add(Level(AlertTexts.ChartSince, shift.To, shift.Since, shift.After.Last));
        }

        return new ChartResource(
            Display.Fill(AlertTexts.ChartTitle, ShiftWords.Place(shift.Series)),
            new ChartAxis(ChartAxisKind.Time, AlertTexts.ChartDay, ChartTime.Of(span.First), ChartTime.Of(span.Last) + ChartTime.Day),
            new ChartAxis(ChartAxisKind.Value, AlertTexts.ChartScore, 0, ceiling),
            series,
            [new ChartMark(ChartMarkKind.Change, AlertTexts.ChartChange, ChartTime.Of(shift.Since), ChartTime.Of(shift.Earliest), ChartTime.Of(shift.Latest) + ChartTime.Day)],
            Sql(shift, span));
    }

    private static ChartSeries Level(string name, ShiftLevel level, DateOnly first, DateOnly last) => new(
        name,
        ChartSeriesKind.Line,
        [.. new[] { ChartTime.Of(first), ChartTime.Of(last < first ? first : last) + ChartTime.Day }.Select(x => new ChartPoint(x, level.Value, level.Low, level.High))]);

    private static ChartPoint Point(DateOnly day, IReadOnlyList<SectionDay> sections)
    {
        var articles = sections.Sum(s => (long)s.Articles);
        var mean = sections.Sum(s => s.Sum) / articles;
        var squares = sections.Sum(s => s.SumSquares) - (articles * mean * mean);
        double? half = articles > 1 ? Width * Math.Sqrt(Math.Max(0, squares) / (articles - 1) / articles) : null;
        return new ChartPoint(
            ChartTime.Of(day) + (ChartTime.Day / 2), mean, half is { } h ? Math.Max(0, mean - h) : null, half is { } w ? Math.Min(1, mean + w) : null, articles,
            sections.Any(s => !s.Complete), Display.Day(day));
    }

    private static string Sql(ShiftDetails shift, DaySpan span)
    {
        var section = shift.Series.Section switch
        {
            null => "",
            "" => "\n  AND section IS NULL",
            var name => $"\n  AND section = {Quoted(name)}",
        };
        return $"""
            SELECT day, sum(p_subjective * articles) / sum(articles) AS p_subjective, sum(articles) AS articles, bool_and(complete) AS complete
            FROM api.outlet_daily
            WHERE outlet = {Quoted(shift.Series.Outlet)} AND language = {Quoted(shift.Series.Language)} AND scorer = {Quoted(shift.Series.Scorer)}
              AND day BETWEEN '{Iso(span.First)}' AND '{Iso(span.Last)}'{section}
            GROUP BY day ORDER BY day
            """;
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
