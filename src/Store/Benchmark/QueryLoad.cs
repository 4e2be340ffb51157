using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Store.Benchmark;

/// <summary>Asks every documented question and every query of the dashboard a number of times.</summary>
internal sealed class QueryLoad(
    Database database,
    IOutletQueries outlets,
    ISeriesQueries series,
    IArticleQueries articles,
    IStatusQueries status,
    IScoreStore store,
    SearchLoad searches,
    StoreBenchmarkSettings settings,
    TimeProvider time)
{
    private const int Bins = 20;
    private const int Authors = 20;
    private const int Compared = 8;
    private const int Page = 31;
    private const int LongestDaily = 120;
    private const int UsuallyDaily = 35;

    public async Task<IReadOnlyList<QueryTiming>> RunAsync(DateTimeOffset now, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var keys = (await outlets.ListAsync(cancellationToken)).Select(o => o.Key).ToArray();
        var timings = new List<QueryTiming>();
        foreach (var (name, ask) in Documented(keys).Concat(OfDashboard(keys, DateOnly.FromDateTime(now.UtcDateTime)))
            .Concat(searches.Questions(run => keys[run * 13 % keys.Length], ArticleAt)))
        {
            var times = new List<double>();
            // The first run fills caches that a server of some days has filled.
            for (var run = -1; run < settings.QueryRuns; run++)
            {
                var started = time.GetTimestamp();
                await ask(run + 1, cancellationToken);
                if (run >= 0)
                    times.Add(time.GetElapsedTime(started).TotalMilliseconds);
            }

            timings.Add(QueryTiming.Of(name, times));
            progress.Report($"{timings[^1].P95Ms} ms: {name}");
        }

        return timings;
    }

    private IEnumerable<(string Name, Func<int, CancellationToken, Task> Ask)> Documented(string[] keys) =>
        DocumentedQuestions.All.Select(q => (q.Question, (Func<int, CancellationToken, Task>)((run, cancel) => AnswerAsync(
            q.Sql
                .Replace("'example.org'", $"'{keys[run * 13 % keys.Length]}'", StringComparison.Ordinal)
                .Replace("article_id = 42", $"article_id = {ArticleAt(run)}", StringComparison.Ordinal),
            cancel))));

    private IEnumerable<(string Name, Func<int, CancellationToken, Task> Ask)> OfDashboard(string[] keys, DateOnly today)
    {
        string Key(int run) => keys[run * 13 % keys.Length];
        DaySpan Last(int days) => new(today.AddDays(1 - days), today);
        yield return ("outlets", (_, cancel) => outlets.ListAsync(cancel));
        yield return ("outlet", (run, cancel) => outlets.FindAsync(Key(run), cancel));
        yield return ("scored days of all outlets", (_, cancel) => outlets.ScoredSpanAsync(null, cancel));
        yield return ("scored days of an outlet", (run, cancel) => outlets.ScoredSpanAsync(Key(run), cancel));
        foreach (var days in new[] { 28, 70, 365, settings.Days }.Distinct())
        {
            // As the overview does it: a longer window is shown by months.
            yield return days <= LongestDaily
                ? ($"{days} days of all outlets", (_, cancel) => outlets.DaysAsync(null, Last(days), cancel))
                : ($"{days} days of all outlets by months", (_, cancel) => outlets.MonthsAsync(Last(days), today.AddDays(-27), cancel));
            yield return ($"{days} days of an outlet", (run, cancel) => outlets.DaysAsync(Key(run), Last(days), cancel));
            yield return ($"sections of an outlet in {days} days", (run, cancel) => outlets.SectionsAsync(Key(run), Last(days), today.AddDays(-14), cancel));
            foreach (var query in OfSeries(Key, keys, Last(days)))
                yield return query;
        }

        yield return ("alerts of an outlet", (run, cancel) => series.AlertsAsync(Key(run), null, today.AddDays(-70), Page, cancel));
        yield return ("number of series", (_, cancel) => series.CountAsync(today.AddDays(-56), cancel));
        yield return ("newest articles", (_, cancel) => articles.NewestAsync(null, null, Page, cancel));
        yield return ("newest articles of an outlet", (run, cancel) => articles.NewestAsync(Key(run), null, Page, cancel));
        yield return (
            "articles of an outlet far down",
            (run, cancel) => articles.NewestAsync(Key(run), new(new(today.AddDays(-settings.Days / 2), default, TimeSpan.Zero), 1), Page, cancel));
        yield return ("an article", (run, cancel) => articles.ReadAsync(ArticleAt(run), cancel));
        yield return ("coverage of outlets", (_, cancel) => status.CoverageAsync(cancel));
        yield return ("coverage", (_, cancel) => store.CoverageAsync(cancel));
        yield return ("scorers", (_, cancel) => status.ScorersAsync(cancel));
    }

    private IEnumerable<(string Name, Func<int, CancellationToken, Task> Ask)> OfSeries(Func<int, string> key, string[] keys, DaySpan span)
    {
        yield return ($"{span.Days} days of an outlet with what they lack", (run, cancel) => series.DaysAsync(key(run), null, span, cancel));
        yield return ($"{span.Days} days of a section", (run, cancel) => series.DaysAsync(key(run), "politics", span, cancel));
        yield return ($"articles of an outlet by score and author in {span.Days} days", (run, cancel) => series.SpreadAsync(key(run), null, span, Bins, Authors, cancel));
        yield return (
            $"sections of {Compared} outlets in {span.Days} days",
            (run, cancel) => series.SectionStepsAsync([.. keys.Skip(run * Compared % keys.Length).Take(Compared)], span, span.Days > UsuallyDaily, anyWaits: true, cancel));
    }

    private long ArticleAt(int run) => 1 + (run * 7919L % settings.Articles);

    private async Task<int> AnswerAsync(string sql, CancellationToken cancellationToken) => await database.RunAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = 0;
            while (await reader.ReadAsync(cancellationToken))
                rows++;
            return rows;
        },
        cancellationToken);
}
