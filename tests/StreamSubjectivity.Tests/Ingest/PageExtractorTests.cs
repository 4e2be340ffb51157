using System.Text;
using StreamSubjectivity.Ingest.Extraction;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class PageExtractorTests
{
    private static readonly string Body = string.Concat(Enumerable.Range(1, 8).Select(i =>
        $"<p>Paragraph {i} tells what happened in the harbour on that day, and what the people who work there made of it.</p>"));

    [Fact]
    public void Metadata_come_from_JSON_LD_and_clutter_stays_out()
    {
        var page = Extract($$"""
            <html lang="en-gb"><head><title>Quay reopens | Harbour News</title>
            <link rel="canonical" href="https://news.example/quay?utm_source=x&amp;id=3#top">
            <script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#p","name":"Ann Lee"},
            {"@type":["NewsArticle"],"headline":"Quay reopens","datePublished":"2024-05-06T07:08:09+02:00","articleSection":["Local"],
             "author":[{"@id":"#p"},{"@type":"Person","name":"By Bo Xu"}],"description":"The old quay is open again after two years of work."}]}</script></head>
            <body><nav><p>Home and a long list of other places that the reader might wish to go to today.</p></nav>
            <article><h1>Quay reopens</h1><p class="standfirst">The old quay is open again after two years of work.</p>
            <div class="share-bar">Share</div>{{Body}}
            <div class="newsletter-form"><p>Sign up to our newsletter and get the latest news in your inbox every single morning.</p></div>
            <aside><p>Related: another story altogether, told elsewhere on this site in many more words.</p></aside>
            <p>Advertisement</p></article><footer><p>© Harbour News, all rights reserved in every country.</p></footer></body></html>
            """);

        Assert.Null(page.Rejection);
        Assert.Equal(("https://news.example/quay?id=3", "Quay reopens", "Local", "en-GB"), (
            page.CanonicalUrl, page.Title, page.Section, page.Language));
        Assert.Equal(["Ann Lee", "Bo Xu"], page.Authors);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 5, 8, 9, TimeSpan.Zero), page.Published);
        Assert.Equal("The old quay is open again after two years of work.", page.Paragraphs[0]);
        Assert.Equal(9, page.Paragraphs.Count);
        Assert.StartsWith("Paragraph 8", page.Paragraphs[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_stand_in_where_JSON_LD_is_broken()
    {
        var page = Extract($$"""
            <html><head><title>x</title><meta property="og:title" content="Ein Titel - Das Blatt"><meta property="og:site_name" content="Das Blatt">
            <meta name="author" content="Eva Roth"><meta property="article:published_time" content="2023-02-01T10:00:00Z">
            <meta property="og:locale" content="de_DE"><meta property="article:section" content="Politik">
            <script type="application/ld+json">{"@type":"NewsArticle", broken</script></head><body><article>{{Body}}</article></body></html>
            """);

        Assert.Equal(("Ein Titel", "Politik", "de-DE"), (page.Title, page.Section, page.Language));
        Assert.Equal(["Eva Roth"], page.Authors);
        Assert.Equal(8, page.Paragraphs.Count);
        Assert.Contains(page.Warnings, w => w.Contains("JSON-LD", StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_in_JSON_LD_is_taken_where_the_page_shows_none()
    {
        var text = string.Join("\\n\\n", Enumerable.Range(1, 5)
            .Select(i => $"Part {i} of a story that a script would have shown to those who run it."));
        var page = Extract($$"""
            <html><head><script type="application/ld+json">{"@type":"Article","headline":"H","articleBody":"{{text}}"}</script></head>
            <body><div id="app"></div></body></html>
            """);

        Assert.Null(page.Rejection);
        Assert.Equal(5, page.Paragraphs.Count);
    }

    [Theory]
    [InlineData("<p>To continue reading this article, subscribe now.</p><p>Already a subscriber? Log in to read on and on with all of us.</p>", "paywall")]
    [InlineData("<h1>Before you continue</h1><p>We and our 812 partners store cookies and process personal data on your device.</p><p>Manage cookies or accept all cookies to go on to the site.</p>", "consent")]
    [InlineData("<p>Checking your browser before you get to the site. Please verify you are a human.</p>", "robot-check")]
    [InlineData("<p>Gone.</p>", "empty-body")]
    [InlineData("", "empty-body")]
    public void Pages_that_are_no_article_say_why(string body, string reason) =>
        Assert.Equal(reason, Extract($"<html><body>{body}</body></html>").Rejection);

    [Fact]
    public void A_page_that_is_cut_off_for_those_who_do_not_pay_is_rejected_though_it_is_long()
    {
        var page = Extract($$"""
            <html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"H","isAccessibleForFree":"False"}</script></head>
            <body><article>{{Body}}{{Body.Replace("Paragraph", "Section", StringComparison.Ordinal)}}<p>Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.</p></article></body></html>
            """);

        Assert.Equal("paywall", page.Rejection);
        Assert.DoesNotContain(page.Paragraphs, p => p.Contains("57.09", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("just words", "not-html")]
    [InlineData("<a>\0<b>", "not-html")]
    public void What_is_no_page_is_a_typed_error(string document, string reason) =>
        Assert.Equal(reason, Assert.Throws<PageFormatException>(() => Extract(document)).Reason);

    [Fact]
    public void Elements_that_nest_without_end_are_refused() =>
        Assert.Equal("too-deep", Assert.Throws<PageFormatException>(
            () => Extract(string.Concat(Enumerable.Repeat("<b><div>", 20_000)))).Reason);

    [Theory]
    [InlineData("https://a.example/x", "https://other.example/y", "https://a.example/x")]
    [InlineData("https://a.example/x", "https://www.a.example/y", "https://www.a.example/y")]
    [InlineData("https://a.example/x", "https://a.example/", "https://a.example/x")]
    [InlineData("https://a.example/x?fbclid=1&b=2", null, "https://a.example/x?b=2")]
    [InlineData("https://a.example/x", "javascript:alert(1)", "https://a.example/x")]
    [InlineData("https://a.example/x", "/z#f", "https://a.example/z")]
    public void A_canonical_URL_is_believed_within_reason(string url, string? claimed, string expected) =>
        Assert.Equal(expected, ArticleUrl.Canonical(claimed, new Uri(url)));

    private static ExtractedPage Extract(string html) =>
        PageExtractor.Extract(Encoding.UTF8.GetBytes(html), "test.html", new Uri("https://news.example/quay?id=3"), "utf-8");
}
