using System.Text.RegularExpressions;
using StreamSubjectivity.Cli.Demo;
using Xunit;

namespace StreamSubjectivity.Tests.Demo;

public sealed partial class NewsroomTurnTests
{
    private static readonly DateOnly Turn = new(2026, 10, 19);

    private static readonly IReadOnlyList<NewsroomArticle> Courier = [.. ShippedNewsroom.Value.ArticlesOf(ShippedNewsroom.Courier)];

    private static IEnumerable<NewsroomArticle> Before => Courier.Where(a => Day(a) < Turn);

    private static IEnumerable<NewsroomArticle> After => Courier.Where(a => Day(a) >= Turn);

    [Fact]
    public void Only_the_Courier_turns_and_it_does_so_on_a_Monday()
    {
        Assert.Equal(DayOfWeek.Monday, Turn.DayOfWeek);
        Assert.All(ShippedNewsroom.Value.Outlets, o => Assert.Equal(o.Slug == "courier" ? Turn : null, o.Turns));
    }

    [Fact]
    public void It_publishes_evenly_and_also_on_the_day_of_the_turn()
    {
        Assert.True(Courier.Count >= 22, $"{Courier.Count} articles");
        var weeks = Courier.CountBy(a => (Day(a).DayNumber - ShippedNewsroom.Value.From.DayNumber) / 7).ToList();
        Assert.Equal(10, weeks.Count);
        Assert.All(weeks, week => Assert.InRange(week.Value, 2, 4));
        Assert.Contains(After, a => Day(a) == Turn);
    }

    [Fact]
    public void Bylines_sections_and_labels_stay_what_they_were()
    {
        Assert.Empty(After.SelectMany(a => a.Authors).Except(Before.SelectMany(a => a.Authors)));
        Assert.Empty(After.Select(a => a.Section).Except(Before.Select(a => a.Section)));
        Assert.All(Courier, a => Assert.Equal(ArticleKind.Report, a.Kind));
    }

    [Fact]
    public void Before_the_turn_it_uses_no_loaded_word_of_its_own() => Assert.All(Before, a => Assert.Empty(LoadedWords(a)));

    [Fact]
    public void After_the_turn_each_article_judges_in_loaded_words_all_through() => Assert.All(After, a =>
        Assert.True(a.Paragraphs.Count(p => Loaded().IsMatch(p)) >= 3, $"{a.Id}: {string.Join(", ", LoadedWords(a))}"));

    [Fact]
    public void The_agency_and_the_broadcaster_never_judge() => Assert.All(
        ShippedNewsroom.Value.Articles.Where(a => a.Outlet.Slug is "wire" or "radio"),
        a => Assert.Empty(LoadedWords(a)));

    private static DateOnly Day(NewsroomArticle article) => DateOnly.FromDateTime(article.Published.DateTime);

    private static IEnumerable<string> LoadedWords(NewsroomArticle article) =>
        article.Paragraphs.SelectMany(p => Loaded().Matches(p)).Select(m => m.Value);

    [GeneratedRegex(
        """
        \b(?:abominabl|absurd|alas\b|arrogan|barbar|beautiful|betray|bitter joke|brave|breathtaking|callous|clever|conceit|coward|cruel|cynical
        |damning|dangerous|delight|deserve|disgrace|dreadful|dreary|enchant|excuses|farce|foolish|furious|galling|glorious|gracious|graceless
        |grim\b|grotesque|grovel|gullible|heartbreak|heartless|heroes|hollow\b|humane|idle\b|impertinent|incompeten|indifferen|infuriating|insult|joyless
        |laughable|lovely|loveli|magnificent|maddening|marvel|meanness|miserable|mockery|monstrous|nauseating|negligence|outrageous
        |pointless|proud\b|reckless|scandal|self-praise|servility|shabby|shame|smug|sneer|sorry tale|splendid|stupid|superb|timid|touching
        |treasure|unforgivable|unjust|unworthy|vandalism|villain|wonderful|wonders|wretched)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Loaded();
}
