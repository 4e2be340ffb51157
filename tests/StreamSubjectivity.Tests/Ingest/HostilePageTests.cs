using System.Text;
using StreamSubjectivity.Ingest.Extraction;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>
/// Pages that are made to keep the parser and the walks over its tree busy for hours: each is refused or read, and the test ends.
/// </summary>
public sealed class HostilePageTests
{
    [Theory]
    [InlineData("spans", 10_000_000, "too-large")]
    [InlineData("spans", 3_000_000, "too-large")]
    [InlineData("spans", 1_000_000, "read")]
    [InlineData("links", 1_000_000, "read")]
    [InlineData("nested", 100_000, "too-deep")]
    [InlineData("bands", 2_000_000, "too-deep")]
    [InlineData("attributes", 2_000_000, "too-large")]
    [InlineData("text", 2_000_000, "too-deep")]
    [InlineData("text", 1_200_000, "read")]
    [InlineData("text", 300_000, "read")]
    [InlineData("formatting", 1_000_000, "too-deep")]
    [InlineData("tables", 1_000_000, "too-deep")]
    [InlineData("forms", 1_000_000, "read")]
    [InlineData("times", 1_000_000, "read")]
    [InlineData("partners", 300_000, "read")]
    [InlineData("figures", 1_000_000, "read")]
    [InlineData("unclosed", 1_000_000, "too-deep")]
    [InlineData("hidden ends", 400_000, "too-deep")]
    [InlineData("breaks", 1_000_000, "read")]
    [InlineData("headings", 400_000, "read")]
    [InlineData("declared", 400_000, "read")]
    public void A_page_that_is_made_to_keep_the_extractor_busy_is_done_with(string name, int size, string outcome)
    {
        var html = "<html><body><article><h1>T</h1>" + Make(name, size);

        Assert.Equal(outcome, Outcome(html));
    }

    [Fact]
    public void A_body_in_the_metadata_that_holds_markup_and_no_word_is_none()
    {
        var html = $$"""<html><body><p>x</p><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{Repeat(400, "<p> </p>")}}"}</script>""";

        Assert.Equal("read", Outcome(html));
        Assert.Equal("read", Outcome(html.Replace("<p>x</p>", "", StringComparison.Ordinal)));
    }

    private static string Outcome(string html)
    {
        try
        {
            PageExtractor.Extract(Encoding.UTF8.GetBytes(html), "hostile", new Uri("https://h.example/x"), "utf-8");
            return "read";
        }
        catch (PageFormatException e)
        {
            return e.Reason;
        }
    }

    private static string Make(string name, int size) => name switch
    {
        "spans" => Repeat(size, "<span>x</span>"),
        "links" => Repeat(size, "<a href=/x>a link of some words </a> "),
        "nested" => Repeat(size, Repeat(2000, "<div>") + "some words here" + Repeat(2400, "</div>")),
        "bands" => Repeat(380 * 17, "<div class=share>") + Repeat(size, "<p>Some words that say nothing at all, and many more of them to fill it up.</p>"),
        "attributes" => "<p " + string.Join(' ', Enumerable.Range(0, size / 8).Select(i => $"a{i}=1")) + ">",
        "text" => "<p>" + Repeat(size, "we partners we our cookies "),
        "formatting" => string.Concat(Enumerable.Range(0, 2000).Select(i => $"<p><b a{i}><i b{i}>")) + Repeat(size, "<p>x"),
        "tables" => Repeat(size, "<table><tr><td>"),
        "forms" => Repeat(size, "<form><p class=newsletter>a</p></form>"),
        "times" => Repeat(size, "<time datetime='2024-01-01T10:00'>10:00</time>"),
        "partners" => "<p>" + Repeat(size, "our " + new string('x', 38) + " partners "),
        "figures" => Repeat(size, "<p>Some words <b>that</b> say little. </p><figure><img src=a></figure>"),
        "unclosed" => Repeat(size, "<div>"),
        "hidden ends" => string.Concat(Enumerable.Range(0, size / 20).Select(i => $"<b a{i}><p></i></s></u>")),
        "breaks" => "<p>" + Repeat(size, "x<br>"),
        "headings" => Repeat(size, "<h1>a</h1>"),
        "declared" => $$"""<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{Repeat(size, "<b><p>")}}"}</script>""",
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static string Repeat(int size, string part) => new StringBuilder(size + part.Length).Insert(0, part, (size / part.Length) + 1).ToString();
}
