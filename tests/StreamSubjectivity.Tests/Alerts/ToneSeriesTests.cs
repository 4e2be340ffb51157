using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Explanation;
using StreamSubjectivity.Alerts.Series;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using StreamSubjectivity.Tests.Store;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>Series and what drives their shifts, as the store has them.</summary>
public sealed class ToneSeriesTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly TestStore store = database.Services();
    private readonly string outlet = $"{Guid.NewGuid()}.example";
    private int outletId;
    private int scorer;
    private int articles;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IToneSeries Tone => store.Get<IToneSeries>();

    private SeriesSelection Outlet => new(outlet);

    public async ValueTask InitializeAsync()
    {
        outletId = await store.OutletAsync(outlet, Cancellation);
        scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task A_day_counts_articles_of_the_own_voice_by_section()
    {
        await AddAsync(0, "city", "Edith", ("It rained.", .1), ("\"A scandal!\"", .9), ("It stopped.", .3));
        await AddAsync(0, "city", "Edith", ("What a day!", .8));
        await AddAsync(0, null, "Edith", ("Nobody knows.", .5));
        await AddAsync(1, "sport", "Odo", ("They won.", .2));

        var days = await Tone.DaysAsync(Outlet, Cancellation);

        Assert.Equal(["0  1", "0 city 2", "1 sport 1"], days.Select(d => $"{d.Day.DayNumber - Day(0).DayNumber} {d.Section} {d.Articles}"));
        Assert.Equal(1.0, days[1].Sum, 1e-5);
        Assert.Equal(0.68, days[1].SumSquares, 1e-5);
        Assert.All(days, d => Assert.True(d.Complete));
        Assert.Single(await Tone.DaysAsync(Outlet with { Section = "" }, Cancellation));
        Assert.Single(await Tone.DaysAsync(Outlet with { First = Day(1) }, Cancellation));
        Assert.Empty(await Tone.DaysAsync(Outlet with { Language = "de" }, Cancellation));
        Assert.Empty(await Tone.DaysAsync(Outlet with { Scorer = "another" }, Cancellation));
    }

    [Fact]
    public async Task A_day_with_unscored_sentences_is_not_complete()
    {
        await AddAsync(0, "city", "Edith", ("It rained.", .1));
        await SaveAsync(0, "city", "Edith", "Not yet scored.");

        Assert.False(Assert.Single(await Tone.DaysAsync(Outlet, Cancellation)).Complete);
    }

    [Fact]
    public async Task Another_scorers_days_are_another_series()
    {
        await AddAsync(0, "city", "Edith", ("It rained.", .1));
        var first = Assert.Single(await Tone.DaysAsync(Outlet, Cancellation)).Scorer;
        await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("another"), Cancellation);

        Assert.Empty(await Tone.DaysAsync(Outlet, Cancellation));
        Assert.Single(await Tone.DaysAsync(Outlet with { Scorer = first }, Cancellation));
    }

    [Fact]
    public async Task Driving_sentences_are_of_the_own_voice_and_not_of_one_article_alone()
    {
        await AddAsync(0, "city", "Edith", ("A shame.", .9), ("A disgrace.", .95), ("A farce.", .85), ("\"Outrage!\"", .99));
        await AddAsync(0, "city", "Odo", ("It rained.", .1), ("Too bad.", .7));

        var rising = await Tone.SentencesAsync(Outlet, rising: true, 3, mostOfArticle: 2, Cancellation);
        var falling = await Tone.SentencesAsync(Outlet, rising: false, 1, mostOfArticle: 2, Cancellation);

        Assert.Equal(["A disgrace.", "A shame.", "Too bad."], rising.Select(s => s.Text));
        Assert.Equal("It rained.", Assert.Single(falling).Text);
        Assert.Equal(["Edith", "Odo"], (await Tone.ArticlesAsync(Outlet, rising: true, 5, Cancellation)).Select(a => a.Authors[0]));
    }

    [Fact]
    public async Task A_turn_is_found_dated_and_explained()
    {
        var random = new Random(5);
        for (var day = 0; day < 60; day++)
        {
            var city = day < 45 ? .2 : .7;
            await AddAsync(day, "city", "Edith", ($"Report {day}.", city + (.1 * random.NextDouble())));
            await AddAsync(day, "sport", "Odo", ($"Match {day}.", .3 + (.1 * random.NextDouble())));
        }

        var series = ToneSeries.Of(await Tone.DaysAsync(Outlet, Cancellation), DateOnly.MaxValue);
        Assert.Equal([null, "city", "sport"], series.Select(s => s.Name.Section));
        Assert.Null(Find(series[2]));
        var (evidence, shift) = Find(series[0])!.Value;
        var explanation = await new ShiftExplainer(Tone).ExplainAsync(series[0].Name, evidence, shift, 0.05, DateOnly.MinValue, Cancellation);

        Assert.InRange(shift.Since, Day(44), Day(46));
        Assert.InRange(Day(45), shift.Earliest, shift.Latest);
        Assert.Equal("city", explanation.Sections.Parts[0].Name);
        Assert.Equal("Edith", explanation.Bylines.Parts[0].Name);
        Assert.InRange(explanation.Sections.WithinShare!.Value, 0.9, 1);
        Assert.All(explanation.Sentences.Take(2), s => Assert.StartsWith("Report", s.Text, StringComparison.Ordinal));
        Assert.All(explanation.Sentences, s => Assert.True(s.Published >= Published.AddDays(44)));
        Assert.InRange(explanation.Articles.Count, 2, 5);
        Assert.StartsWith($"{outlet} writes more subjectively since {shift.Since:d MMMM yyyy}", explanation.Line, StringComparison.Ordinal);
        Assert.Contains("the same sections write otherwise; most comes from city.", explanation.Line, StringComparison.Ordinal);
    }

    private static (ShiftEvidence Evidence, DatedShift Shift)? Find(ToneSeries series)
    {
        var detector = new ShiftDetector();
        foreach (var point in series.Points)
        {
            if (detector.Update(point) is { Value: >= 365.25 } alarm)
                return (alarm, detector.Date(alarm.Kind)!);
        }

        return null;
    }

    private static DateOnly Day(int day) => DateOnly.FromDateTime(Published.UtcDateTime).AddDays(day);

    private async Task AddAsync(int day, string? section, string author, params (string Text, double Score)[] sentences)
    {
        var id = await SaveAsync(day, section, author, [.. sentences.Select(s => s.Text)]);
        await store.Get<IScoreStore>().WriteAsync(scorer, [.. sentences.Select((s, i) => Score(id, i, s.Score))], Cancellation);
    }

    private async Task<long> SaveAsync(int day, string? section, string author, params string[] sentences)
    {
        var draft = Article(outletId, $"https://{outlet}/{articles++}", sentences) with
        {
            Section = section,
            Authors = [author],
            Published = Published.AddDays(day),
        };
        return (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
    }
}
