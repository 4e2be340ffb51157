using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StreamSubjectivity.Dashboard.Pages;
using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed partial class LanguageTests(SeededDashboard dashboard) : IClassFixture<SeededDashboard>
{
    // A shorter one may well be a word of the other language, or of an outlet's name.
    private const int ShortestTelling = 14;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Resources => [.. ResourceFiles().Select(RepositoryFiles.Relative)];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_text_is_there_in_both_languages_with_the_same_places_for_values(string path)
    {
        var english = Read(path);
        var french = Read(path.Replace(".resx", ".fr.resx", StringComparison.Ordinal));

        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(), french.Keys.Order());
        Assert.All(english, text => Assert.Equal(PlacesOf(text.Value), PlacesOf(french[text.Key])));
        Assert.All(french.Values, text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    [Fact]
    public async Task No_page_in_French_shows_an_English_text_of_the_resources()
    {
        var texts = ResourceFiles().SelectMany(file => Telling(Read(RepositoryFiles.Relative(file)), Read(RepositoryFiles.Relative(file).Replace(".resx", ".fr.resx", StringComparison.Ordinal))))
            .Distinct().ToList();
        string[] pages = [.. MenuEntry.All.Select(entry => entry.Path), $"/outlets/{Newsroom.TurningOutlet}", $"/articles/{dashboard.Ids[0]}", "/articles/0", "/embed/charts/changes"];

        var faults = new List<string>();
        foreach (var page in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.AcceptLanguage.ParseAdd("fr-FR,fr;q=0.9,en;q=0.8");
            using var answer = await dashboard.Host.Client.SendAsync(request, Cancellation);
            var html = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.Contains("<html lang=\"fr\"", html, StringComparison.Ordinal);
            Assert.Equal(["fr"], answer.Content.Headers.ContentLanguage);
            var shown = WebUtility.HtmlDecode(html);
            faults.AddRange(texts.Where(text => shown.Contains(text, StringComparison.Ordinal)).Select(text => $"{page}: {text}"));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Numbers_and_days_are_written_as_the_language_does()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptLanguage.ParseAdd("fr");
        using var answer = await dashboard.Host.Client.SendAsync(request, Cancellation);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Matches(@"class=""score t\d+"">0,\d\d<", html);
        Assert.Contains("1 mars 2026", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@" (d|cx|cy|x|y|r|width|height)=""[^""]*\d,\d", html);
    }

    [Fact]
    public async Task A_choice_is_kept_by_a_cookie_of_this_site_and_leads_back()
    {
        using var answer = await ChooseAsync("fr", "/outlets/a?period=4w");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/outlets/a?period=4w", answer.Headers.Location?.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]);
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var page = await dashboard.Host.Client.SendAsync(request, Cancellation);
        Assert.Contains("<html lang=\"fr\"", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nSet-Cookie: a=b")]
    [InlineData("")]
    public async Task It_leads_nowhere_else(string back)
    {
        using var answer = await ChooseAsync("fr", back);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_language_that_there_is_not_is_refused()
    {
        using var answer = await ChooseAsync("xx", "/");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("fr-CA,fr;q=0.9", "fr")]
    [InlineData("de,en;q=0.5", "en")]
    [InlineData("de", "en")]
    [InlineData("!!,,;q=nine", "en")]
    public async Task Without_a_choice_the_browser_decides(string accepted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/articles");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var answer = await dashboard.Host.Client.SendAsync(request, Cancellation);

        Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static IEnumerable<string> ResourceFiles() => Directory
        .EnumerateFiles(RepositoryFiles.Path("src/Dashboard"), "*Texts.resx", SearchOption.AllDirectories)
        .Where(file => !RepositoryFiles.Relative(file).Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(string path) => XDocument.Parse(RepositoryFiles.Read(path)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> PlacesOf(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order();

    // The parts between values that only English has.
    private static IEnumerable<string> Telling(Dictionary<string, string> english, Dictionary<string, string> french) => english
        .Where(text => french.GetValueOrDefault(text.Key) != text.Value)
        .SelectMany(text => Place().Split(text.Value))
        .Where(part => part.Trim().Length >= ShortestTelling);

    private async Task<HttpResponseMessage> ChooseAsync(string language, string back)
    {
        using var form = new FormUrlEncodedContent([new("language", language), new("return", back)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/language") { Content = form };
        request.Headers.Add("Origin", dashboard.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        // Without the cookies of the other tests' client, which would be asked for their language.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = dashboard.Host.Client.BaseAddress };
        return await client.SendAsync(request, Cancellation);
    }

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Place();
}
