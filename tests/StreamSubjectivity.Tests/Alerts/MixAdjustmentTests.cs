using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Explanation;
using StreamSubjectivity.Alerts.Series;
using StreamSubjectivity.Store.Contracts;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class MixAdjustmentTests
{
    private const double Once = 365.25;

    [Fact]
    public void More_opinion_pieces_alone_are_no_shift()
    {
        var plain = Whole(200, day => day < 120 ? 2 : 12, _ => 0.2);

        Assert.All(plain.Points.Watch(), e => Assert.True(e.Value < Once, $"{e}"));
        // Without the adjustment they would be.
        Assert.InRange(RawMean(190, 12) - RawMean(10, 2), 0.1, 0.5);
    }

    [Fact]
    public void Opinion_in_the_news_is_one()
    {
        var turned = Whole(200, _ => 2, day => day < 120 ? 0.2 : 0.28);
        var alarm = turned.Points.Watch().FindIndex(e => e.Value >= Once);

        Assert.InRange(alarm, 121, 130);
    }

    [Fact]
    public void A_section_that_opens_late_is_none()
    {
        var days = Days(200, _ => 2, _ => 0.2).Concat(Enumerable.Range(100, 100).Select(day => Section(day, "opinion pages", 4, 0.8, 77))).OrderBy(d => d.Day);
        var whole = ToneSeries.Of(days, DateOnly.MaxValue)[0];

        Assert.All(whole.Points.Watch(), e => Assert.True(e.Value < Once, $"{e}"));
    }

    [Fact]
    public void An_outlet_of_one_section_is_what_its_section_is()
    {
        var days = Enumerable.Range(0, 90).Select(day => Section(day, "news", 10, 0.2, 3)).ToList();
        var series = Assert.Single(ToneSeries.Of(days, DateOnly.MaxValue));

        Assert.Null(series.Name.Section);
        Assert.All(series.Points.Zip(days), p => Assert.Equal(p.Second.Sum / p.Second.Articles, p.First.Mean, 1e-9));
        Assert.All(series.Points, p => Assert.InRange(p.ArticleDeviation, 0.02, 0.2));
    }

    [Fact]
    public void Sections_have_series_of_their_own_and_days_after_the_settled_one_are_not_complete()
    {
        var series = ToneSeries.Of(Days(20, _ => 2, _ => 0.2), Series.Start.AddDays(17));

        Assert.Equal([null, "news", "opinion"], series.Select(s => s.Name.Section));
        Assert.All(series, s => Assert.Equal(2, s.Points.Count(p => !p.Complete)));
    }

    [Fact]
    public void A_decomposition_adds_up_and_tells_mix_from_within()
    {
        var mix = Decomposition.Of([("news", 90, 18), ("opinion", 10, 7)], [("news", 60, 12), ("opinion", 40, 28)]);
        var within = Decomposition.Of([("news", 90, 18), ("opinion", 10, 7)], [("news", 90, 27), ("opinion", 10, 7)]);
        var both = Decomposition.Of([("a", 5, 1), ("b", 7, 3), ("gone", 2, 1)], [("a", 9, 4), ("b", 3, 1), ("new", 4, 3)]);

        Assert.Equal((0.15, 0.0), (Math.Round(mix.Mix, 9), Math.Round(mix.Within, 9)));
        Assert.Equal((0.0, 0.09), (Math.Round(within.Mix, 9), Math.Round(within.Within, 9)));
        Assert.Equal("news", within.Parts[0].Name);
        Assert.Equal((8.0 / 16) - (5.0 / 14), both.Total, 1e-9);
        Assert.Throws<ArgumentException>(() => Decomposition.Of([], [("a", 1, 1)]));
    }

    private static ToneSeries Whole(int days, Func<int, int> opinions, Func<int, double> news) =>
        ToneSeries.Of(Days(days, opinions, news), DateOnly.MaxValue)[0];

    private static IEnumerable<SectionDay> Days(int days, Func<int, int> opinions, Func<int, double> news) =>
        Enumerable.Range(0, days).SelectMany(day => new[] { Section(day, "news", 18, news(day), 1), Section(day, "opinion", opinions(day), 0.7, 2) });

    private static double RawMean(int day, int opinions)
    {
        var (news, opinion) = (Section(day, "news", 18, 0.2, 1), Section(day, "opinion", opinions, 0.7, 2));
        return (news.Sum + opinion.Sum) / (news.Articles + opinion.Articles);
    }

    private static SectionDay Section(int day, string name, int articles, double level, int seed)
    {
        var random = new Random((day * 100) + seed);
        var scores = Enumerable.Range(0, articles).Select(_ => level + (0.1 * Normal.Draw(random))).ToList();
        return new SectionDay("a.example", name, "en", "s", Series.Start.AddDays(day), articles, scores.Sum(), scores.Sum(s => s * s), true);
    }
}
