using Microsoft.Playwright;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class BrowserTests(SeededDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<SeededDashboard>
{
    public static readonly MatrixTheoryData<ColorScheme, int> Looks = new([ColorScheme.Light, ColorScheme.Dark], [1440, 390]);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_overview_shows_every_outlet_with_its_trend(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync("/", theme, width);

        var names = await opened.Page.Locator(".outlet h3").AllInnerTextsAsync();
        Assert.Equal(dashboard.Articles.Select(article => article.Outlet.Name).Distinct().Order(), names.Order());
        Assert.Equal(names.Count, await opened.Page.Locator(".outlet svg.plot .plot-line").CountAsync());
        var turned = opened.Page.Locator($"[id='outlet-{Newsroom.TurningOutlet}']");
        Assert.Contains("more subjective", await turned.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await turned.Locator("svg.plot").EvaluateAsync<double>("e => e.getBoundingClientRect().height") > 60);
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_trend_of_an_outlet_is_drawn_and_tells_its_numbers(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync($"/outlets/{Newsroom.TurningOutlet}", theme, width);

        var chart = opened.Page.Locator("#trend [data-drawn] canvas").First;
        await chart.WaitForAsync();
        var colours = await chart.EvaluateAsync<int>(
            """
            canvas => new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size
            """);
        Assert.True(colours > 10, "the chart is blank");
        await opened.Page.Locator("#trend-numbers summary").ClickAsync();
        Assert.Equal(10, await opened.Page.Locator("#trend-table tbody tr").CountAsync());
        Assert.Equal(4, await opened.Page.Locator("#sections tbody tr").CountAsync());
        await opened.Page.Locator("#distribution [data-drawn] canvas").First.WaitForAsync();
        await opened.Page.Locator("#distribution-numbers summary").ClickAsync();
        Assert.Equal(20, await opened.Page.Locator("#distribution-table tbody tr").CountAsync());
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task An_article_is_shaded_by_score_and_tells_the_score_of_a_sentence(ColorScheme theme, int width)
    {
        var (article, id) = dashboard.Articles.Zip(dashboard.Ids).First(pair =>
            pair.First.Judgements.Where((_, i) => !pair.First.Draft.Sentences[i].Quoted).Any(judgement => judgement.PSubjective > 0.85)
            && pair.First.Draft.Sentences.Any(sentence => sentence.Quoted));
        await using var opened = await OpenAsync($"/articles/{id}", theme, width);

        var sentences = opened.Page.Locator(".reading-text .sentence");
        Assert.Equal(article.Draft.Sentences.Count, await sentences.CountAsync());
        var shades = await sentences.EvaluateAllAsync<string[]>("all => all.map(one => getComputedStyle(one).backgroundColor)");
        Assert.True(shades.Distinct().Count() > 3);
        var strongest = opened.Page.Locator(".reading-text .sentence:is(.t9, .t10):not(.quoted)").First;
        Assert.Equal("underline", await strongest.EvaluateAsync<string>("one => getComputedStyle(one).textDecorationLine"));
        Assert.StartsWith(
            "repeating-linear-gradient",
            await opened.Page.Locator(".reading-text .quoted").First.EvaluateAsync<string>("one => getComputedStyle(one).backgroundImage"),
            StringComparison.Ordinal);

        await strongest.FocusAsync();
        Assert.Matches(@"P\(SUBJ\) 0\.\d\d · log-odds \+\d\.\d\d · subjective", await opened.Page.Locator("#inspector .told").InnerTextAsync());
        await opened.AssertCleanAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_chart_is_drawn_and_the_keyboard_goes_through_its_points(ColorScheme theme, int width)
    {
        await using var opened = await OpenAsync("/", theme, width);
        var place = opened.Page.Locator("#changes [data-drawn]");
        await place.WaitForAsync();

        Assert.True(await ColoursAsync(place.Locator("canvas").First) > 5, "the chart is blank");
        await place.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Home");
        Assert.Matches(@"^0\.[0-9]+, Northern Chronicle, 95 % interval: 0\.[0-9]+ to 0\.[0-9]+, n [0-9]+$", await opened.Page.Locator("#changes .chart-told").InnerTextAsync());
        Assert.Contains("Northern Chronicle", await opened.Page.Locator(".chart-tip").InnerTextAsync(), StringComparison.Ordinal);
        await opened.AssertCleanAsync();
    }

    // Held back for as long as nobody can wait.
    [Fact]
    public async Task A_page_waits_for_no_chart_library_and_shows_what_the_server_drew_until_it_comes()
    {
        await using var opened = await OpenAsync("/sources", ColorScheme.Light, 1440);
        var page = opened.Page;
        var asked = new TaskCompletionSource<IRoute>();
        await page.RouteAsync("**/lib/echarts.js*", asked.SetResult);

        await page.GotoAsync(dashboard.Host.Url($"/outlets/{Newsroom.TurningOutlet}"), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        var held = await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await Assertions.Expect(page.Locator("#trend [data-chart] svg").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#trend [data-png]")).ToBeHiddenAsync();

        await held.ContinueAsync();
        await page.Locator("#trend [data-drawn] canvas").First.WaitForAsync();
        await Assertions.Expect(page.Locator("#trend [data-png]")).ToBeVisibleAsync();
        await opened.AssertCleanAsync();
    }

    [Fact]
    public async Task The_tools_of_a_chart_give_its_picture_its_numbers_its_query_and_its_link()
    {
        await using var opened = await OpenAsync("/?period=4w", ColorScheme.Light, 1440);
        var page = opened.Page;
        await page.Locator("#changes [data-drawn]").WaitForAsync();

        var png = await page.RunAndWaitForDownloadAsync(() => page.Locator("#changes [data-png]").ClickAsync());
        Assert.Equal("Change-of-tone-the-last-7-days-against-before.png", png.SuggestedFilename);
        Assert.True(await PictureColoursAsync(page, await File.ReadAllBytesAsync(await png.PathAsync(), TestContext.Current.CancellationToken)) > 20, "the picture is blank");
        var csv = await page.RunAndWaitForDownloadAsync(() => page.Locator("#changes .chart-tools a[download]").ClickAsync());
        Assert.StartsWith("series,category,", await File.ReadAllTextAsync(await csv.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await page.Locator("#changes summary", new() { HasText = "Show SQL" }).ClickAsync();
        Assert.Contains("FROM api.outlet_daily", await page.Locator("#changes-sql").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Locator("#changes [data-copy-link]").ClickAsync();
        await Assertions.Expect(page.Locator("#changes .tool-told")).ToHaveTextAsync("Copied");
        Assert.Equal(dashboard.Host.Url("/?period=4w#changes"), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await opened.AssertCleanAsync();
    }

    [Fact]
    public async Task A_theme_that_was_chosen_stays_and_reaches_the_chart()
    {
        await using var opened = await OpenAsync($"/outlets/{Newsroom.TurningOutlet}", ColorScheme.Light, 1440);
        await opened.Page.Locator("#trend [data-drawn]").WaitForAsync();
        var light = await GroundAsync();

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Switch to the dark theme" }).ClickAsync();
        var dark = await GroundAsync();
        await opened.Page.ReloadAsync();

        Assert.NotEqual(light, dark);
        Assert.Equal(dark, await GroundAsync());
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Switch to the light theme" }).ClickAsync();
        Assert.Equal(light, await GroundAsync());
        await opened.AssertCleanAsync();

        Task<string> GroundAsync() => opened.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_in_order_and_shows_where_it_is()
    {
        await using var opened = await OpenAsync("/", ColorScheme.Light, 1440);

        var reached = new List<string>();
        for (var stop = 0; stop < 13; stop++)
        {
            await opened.Page.Keyboard.PressAsync("Tab");
            reached.Add(await opened.Page.EvaluateAsync<string>(
                "(document.activeElement.ariaLabel ?? document.activeElement.innerText).trim()"));
        }

        Assert.Equal(
            [
                "Skip to the content", "StreamSubjectivity", "Overview", "Compare", "Explore", "Articles", "Alerts", "Sources", "Quality", "System",
                $"Your account:\n{Environment.UserName}", "Switch to the dark theme", "4 weeks",
            ],
            reached);
        Assert.NotEqual("none", await opened.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
    }

    private static Task<int> ColoursAsync(ILocator canvas) => canvas.EvaluateAsync<int>(
        "canvas => new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size");

    private static Task<int> PictureColoursAsync(IPage page, byte[] png) => page.EvaluateAsync<int>(
        """
        async png => {
            const image = new Image();
            image.src = `data:image/png;base64,${png}`;
            await image.decode();
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.width, image.height];
            const pen = canvas.getContext('2d');
            pen.drawImage(image, 0, 0);
            return new Set(new Uint32Array(pen.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
        }
        """,
        Convert.ToBase64String(png));

    private async Task<BrowserPage> OpenAsync(string path, ColorScheme theme, int width) =>
        await BrowserPage.OpenAsync(await chromium.RequireAsync(), dashboard.Host.Url(path), theme, width);
}
