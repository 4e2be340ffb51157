using System.Text;
using System.Text.Json;
using StreamSubjectivity.Ingest.Extraction;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>Which of the headlines of a page is taken.</summary>
public sealed class HeadlineTests
{
    private const string Quay = "Old quay opens again after two years";

    private static readonly string Body = string.Concat(Enumerable.Range(1, 8).Select(i =>
        $"<p>Paragraph {i} tells what happened in the harbour on that day, and what the people who work there made of it.</p>"));

    [Theory]
    [InlineData("the same everywhere", Quay, Quay, Quay, "", Quay)]
    [InlineData("shorter for networks, in other words", Quay, "The quay is back", Quay, "", Quay)]
    [InlineData("a tail for search engines", Quay + " and how to get there by bus", Quay, Quay + " and how to get there by bus", "", Quay)]
    [InlineData("a first word is no headline", "Quay: the old one opens again after two years", "Quay", "Quay: the old one opens again after two years", "", "Quay: the old one opens again after two years")]
    [InlineData("cut off for networks", Quay + " and how to get there", Quay + " and how…", "", "", Quay + " and how to get there")]
    [InlineData("cut off in the data", Quay + " and...", Quay + " and how to get there", "", "", Quay + " and how to get there")]
    [InlineData("the data say what nobody sees", "Quay, opening, news, harbour", Quay, Quay, "", Quay)]
    [InlineData("an inner word is no end", Quay + "house", Quay, "", "", Quay + "house")]
    public void Of_two_headlines_the_one_that_the_outlet_stands_by_is_taken(
        string name, string inData, string inTags, string shown, string site, string expected) =>
        Assert.Equal((name, expected), (name, Title(inData, inTags, shown, site)));

    [Theory]
    [InlineData(Quay + " | Harbour News", "Harbour News", Quay)]
    [InlineData(Quay + " | Daily Harbour News", "Harbour News", Quay)]
    [InlineData(Quay + " - Harbour News", "The Harbour News", Quay)]
    [InlineData(Quay + "｜港新聞", "港新聞", Quay)]
    [InlineData(Quay + "-Harbour News", "Harbour News", Quay)]
    [InlineData("Who reads it - The Harbour News they made", "The Harbour News", "Who reads it - The Harbour News they made")]
    [InlineData("Rise of the anti-News", "The News", "Rise of the anti-News")]
    [InlineData("What now:", "now", "What now:")]
    [InlineData("Harbour News", "Harbour News", "Harbour News")]
    public void The_name_of_the_site_goes(string inTags, string site, string expected) =>
        Assert.Equal(expected, Title(null, inTags, "", site));

    [Theory]
    [InlineData(Quay + " | Local | Harbour News", Quay, Quay)]
    [InlineData(Quay + ": what is new", Quay, Quay + ": what is new")]
    [InlineData("Quay - the old one opens again", "Quay", "Quay - the old one opens again")]
    public void A_section_behind_the_shown_headline_goes(string inTags, string shown, string expected) =>
        Assert.Equal(expected, Title(null, inTags, shown, ""));

    [Theory]
    [InlineData(Quay + " | Daily Harbour Online", "", "", Quay)]
    [InlineData(Quay + " | Daily Harbour Online", Quay + " for all", "", Quay + " for all")]
    [InlineData("", "", "", null)]
    public void A_page_without_data_and_tags_has_what_it_shows(string window, string shown, string site, string? expected) =>
        Assert.Equal(expected, Title(null, null, shown, site, window));

    [Fact]
    public void No_headline_of_the_page_is_a_paragraph_of_it()
    {
        var page = Read(Quay + " and how to get there by bus", Quay, "", "", "", $"<p>{Quay} and how to get there by bus</p><p>{Quay}</p>{Body}");

        Assert.Equal(Quay, page.Title);
        Assert.StartsWith("Paragraph 1", page.Paragraphs[0], StringComparison.Ordinal);
    }

    private static string? Title(string? inData, string? inTags, string shown, string site, string window = "Window") =>
        Read(inData, inTags, shown, site, window, Body).Title;

    private static ExtractedPage Read(string? inData, string? inTags, string shown, string site, string window, string body)
    {
        var name = site.Length > 0 ? $"<meta property=\"og:site_name\" content=\"{site}\">" : "";
        var tag = inTags is not null ? $"<meta property=\"og:title\" content=\"{inTags}\">" : "";
        var article = new Dictionary<string, string?> { ["@type"] = "NewsArticle", ["headline"] = inData };
        var data = inData is not null ? $"<script type=\"application/ld+json\">{JsonSerializer.Serialize(article)}</script>" : "";
        var heading = shown.Length > 0 ? $"<h1>{shown}</h1>" : "";
        var html = $"<html><head><title>{window}</title>{name}{tag}{data}</head><body>{heading}<article>{body}</article></body></html>";
        return PageExtractor.Extract(Encoding.UTF8.GetBytes(html), "test.html", new Uri("https://news.example/quay"), "utf-8");
    }
}
