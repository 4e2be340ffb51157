using Microsoft.Playwright;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Explore;

/// <summary>Pictures of these pages, where STREAM_SCREENSHOTS names a folder for them.</summary>
public sealed class ExploreScreenshots(ExploreDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<ExploreDashboard>
{
    [Fact]
    public async Task The_pages_of_exploring_can_be_pictured()
    {
        var folder = Environment.GetEnvironmentVariable("STREAM_SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "STREAM_SCREENSHOTS isn't set: name a folder to get pictures of these pages");
        foreach (var (theme, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 390), (ColorScheme.Dark, 1440), (ColorScheme.Light, 390) })
        {
            await PictureAsync("explore", "/explore?q=council&sort=most_subjective", theme, width, _ => Task.CompletedTask);
            await PictureAsync("explore-fault", "/explore?from=yesterday", theme, width, _ => Task.CompletedTask);
            await PictureAsync("quality", "/quality", theme, width, page => page.Locator(".queue .queue-more summary").First.ClickAsync());
            await PictureAsync("version", $"/articles/{dashboard.Changed}?version=2", theme, width, _ => Task.CompletedTask);
            await PictureAsync("article-labels", $"/articles/{dashboard.Changed}", theme, width, page => page.Locator("#label-list summary").ClickAsync());
            await PictureAsync("articles-filtered", "/articles?min=0.5", theme, width, _ => Task.CompletedTask);
            await PictureAsync("try", "/explore/try", theme, width, async page =>
            {
                await page.GetByLabel("Sentence", new() { Exact = true }).FillAsync("This shameful law betrays us all.");
                await page.GetByRole(AriaRole.Button, new() { Name = "Score it" }).ClickAsync();
                await page.Locator("#answer").WaitForAsync();
            });
        }

        async Task PictureAsync(string name, string path, ColorScheme theme, int width, Func<IPage, Task> act)
        {
            await using var opened = await BrowserPage.OpenAsync(await chromium.RequireAsync(), dashboard.Host.Url(path), theme, width);
            await act(opened.Page);
            var file = Path.Combine(folder!, $"{name}-{theme}-{width}.png".ToLowerInvariant());
            await opened.Page.ScreenshotAsync(new() { Path = file, FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }
    }
}
