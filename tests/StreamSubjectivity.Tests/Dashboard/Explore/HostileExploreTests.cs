using AngleSharp.Html.Parser;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Explore;

public sealed class HostileExploreTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(HostileTextTests.Payloads), MemberType = typeof(HostileTextTests))]
    public async Task Whatever_an_outlet_sends_or_a_person_asks_for_is_shown_as_text(string payload)
    {
        await using var store = database.Services();
        var key = $"{Guid.NewGuid():n}.example";
        var outlet = await store.Get<IArticleStore>().EnsureOutletAsync(key, payload, null, Cancellation);
        var draft = new ArticleDraft(
            outlet, "u", payload, [payload], payload, "en", new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero),
            [new SentenceDraft(0, 0, payload + " findme", false), new SentenceDraft(0, 100, "Plain " + key, false)]);
        var id = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
        await store.Get<IArticleStore>().SaveAsync(draft with { Title = "Other " + payload, Sentences = [draft.Sentences[0]] }, Cancellation);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Newsroom.Scorer, Cancellation);
        await store.Get<IScoreStore>().WriteAsync(scorer, [new SentenceScore(id, 0, new SentenceJudgement(0.75, 1.1, true))], Cancellation);
        await store.Get<ILabelStore>().SetAsync(new(id, 0), true, payload, LabelOrigin.Chosen, Cancellation);
        await using var host = await DashboardHost.StartAsync(database.ConnectionString, Cancellation);

        var asked = Uri.EscapeDataString(payload);
        foreach (var path in new[]
        {
            $"/explore?q=findme&outlet={key}", $"/explore?q={asked}&section={asked}&outlet={asked}&page={asked}", "/quality", $"/articles/{id}", $"/articles/{id}?version=2",
            $"/articles?q={asked}&section={asked}",
        })
        {
            var page = new HtmlParser().ParseDocument(await host.Client.GetStringAsync(path, Cancellation));
            Assert.Contains(payload, page.Body!.TextContent + string.Join(' ', page.QuerySelectorAll("input").Select(i => i.GetAttribute("value"))), StringComparison.Ordinal);
            Assert.All(page.All, HostileTextTests.IsHarmless);
        }

        var found = new HtmlParser().ParseDocument(await host.Client.GetStringAsync($"/explore?q=findme&outlet={key}", Cancellation));
        Assert.Equal(payload + " findme", found.QuerySelector(".hit-text")!.TextContent.Trim());
        Assert.Equal("findme", Assert.Single(found.QuerySelectorAll(".hit-text mark")).TextContent);
    }
}
