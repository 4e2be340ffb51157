using System.Globalization;
using StreamSubjectivity.Cli.Demo;
using Xunit;

namespace StreamSubjectivity.Tests.Demo;

public sealed class NewsroomContentTests
{
    private static Newsroom Newsroom => ShippedNewsroom.Value;

    [Fact]
    public void Every_article_file_is_an_article() =>
        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Newsroom.Folder, "articles"), "*", SearchOption.AllDirectories).Count(),
            Newsroom.Articles.Count);

    [Fact]
    public void Five_outlets_have_keys_pages_and_voices_of_their_own()
    {
        Assert.Equal(5, Newsroom.Outlets.Count);
        Assert.Equal(5, Newsroom.Outlets.Select(o => o.Host).Distinct().Count());
        Assert.Equal(5, Newsroom.Outlets.Select(o => o.Template).Distinct().Count());
        Assert.Equal(5, Newsroom.Outlets.Select(o => o.Voice).Distinct().Count());
        Assert.Equal(2, Newsroom.Outlets.Select(o => o.Feed).Distinct().Count());
        Assert.Single(Newsroom.Outlets, o => o.LinkedData == LinkedDataStyle.FullBody);
        Assert.Single(Newsroom.Outlets, o => o.LinkedData == LinkedDataStyle.Broken);
    }

    [Fact]
    public void The_articles_span_exactly_ten_weeks_from_a_Monday_to_a_Sunday()
    {
        Assert.Equal(new DateOnly(2026, 9, 7), Newsroom.From);
        Assert.Equal(DayOfWeek.Monday, Newsroom.From.DayOfWeek);
        Assert.Equal(DayOfWeek.Sunday, Newsroom.To.DayOfWeek);
        Assert.Equal(70, Newsroom.To.DayNumber - Newsroom.From.DayNumber + 1);
        Assert.Equal(Newsroom.To, Day(Newsroom.Articles[0]));
        Assert.Equal(Newsroom.From, Day(Newsroom.Articles[^1]));
    }

    [Fact]
    public void Every_outlet_publishes_every_week() => Assert.All(Newsroom.Outlets, outlet =>
        Assert.Equal(10, Newsroom.ArticlesOf(outlet).Select(Week).Distinct().Count()));

    [Fact]
    public void There_are_enough_articles_and_sentences()
    {
        Assert.True(Newsroom.Articles.Count >= 64, $"{Newsroom.Articles.Count} articles");
        Assert.All(Newsroom.Articles, article => Assert.InRange(RoughSentences.Count(article.Paragraphs), 10, 17));
        var sentences = Newsroom.Articles.Sum(a => RoughSentences.Count(a.Paragraphs));
        Assert.True(sentences >= 750, $"{sentences} sentences");
    }

    [Fact]
    public void Ids_and_addresses_are_unique()
    {
        Assert.Equal(Newsroom.Articles.Count, Newsroom.Articles.Select(a => a.Id).Distinct().Count());
        Assert.Equal(Newsroom.Articles.Count, Newsroom.Articles.Select(a => (a.Outlet, a.Slug)).Distinct().Count());
    }

    [Fact]
    public void File_names_say_outlet_date_and_slug() => Assert.All(Newsroom.Articles, article =>
        Assert.True(File.Exists(Path.Combine(
            Newsroom.Folder,
            "articles",
            article.Outlet.Slug,
            string.Create(CultureInfo.InvariantCulture, $"{article.Published:yyyy-MM-dd}-{article.Slug}.md"))), article.Id));

    [Fact]
    public void Times_carry_the_zone_of_their_date()
    {
        var winter = new DateTimeOffset(2026, 10, 25, 1, 0, 0, TimeSpan.Zero);
        Assert.All(Newsroom.Articles, a => Assert.Equal(a.Published < winter ? TimeSpan.FromHours(1) : TimeSpan.Zero, a.Published.Offset));
    }

    [Fact]
    public void A_story_is_told_by_several_outlets()
    {
        var stories = Newsroom.Articles.GroupBy(a => a.Tags[0]).Where(s => s.Select(a => a.Outlet).Distinct().Count() >= 3);
        Assert.True(stories.Count() >= 8, string.Join(", ", stories.Select(s => s.Key)));
    }

    [Fact]
    public void Two_agency_reports_were_reprinted_word_for_word_and_nothing_else_twice()
    {
        var repeated = Newsroom.Articles.GroupBy(a => string.Join('\n', a.Paragraphs)).Where(g => g.Count() > 1).ToList();
        Assert.Equal(2, repeated.Count);
        Assert.Contains(repeated, g => g.Select(a => a.Outlet.Slug).Order().SequenceEqual(["courier", "radio", "wire"]));
        Assert.Contains(repeated, g => g.Select(a => a.Outlet.Slug).Order().SequenceEqual(["ledger", "wire"]));
        Assert.All(repeated.SelectMany(g => g), a => Assert.Equal(a.Outlet.Slug == "wire" ? null : "Merrow Coast Newswire", a.Credit));
    }

    [Fact]
    public void The_ledger_prints_labelled_opinion_in_a_constant_share()
    {
        var turn = ShippedNewsroom.Courier.Turns!.Value;
        var halves = Newsroom.ArticlesOf(Newsroom.FindOutlet("ledger")!).ToLookup(a => Day(a) < turn, a => a.Kind == ArticleKind.Opinion);
        Assert.All(halves, half => Assert.Equal(2, half.Count(opinion => opinion)));
        Assert.InRange(halves[true].Count() - halves[false].Count(), -1, 1);
    }

    private static DateOnly Day(NewsroomArticle article) => DateOnly.FromDateTime(article.Published.DateTime);

    private static int Week(NewsroomArticle article) => (Day(article).DayNumber - Newsroom.From.DayNumber) / 7;
}
