using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class HostileTextTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    public static readonly TheoryData<string> Payloads =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></textarea></style><svg onload=alert(1)>",
        "{{constructor.constructor('alert(1)')()}} @(1+1) {0} %s",
        "javascript:alert(1)",
        "\u202Egnp.exe \u2066\u2069 \u200B ﷽ Z͑ͫ̓a̴l",
        "&lt;b&gt; &amp;amp; \u00A0<!-- --> ]]>",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Whatever_an_outlet_sends_is_shown_as_text(string payload)
    {
        await using var store = database.Services();
        var key = $"{Guid.NewGuid():n}.example";
        var outlet = await store.Get<IArticleStore>().EnsureOutletAsync(key, payload, payload, Cancellation);
        var draft = new ArticleDraft(
            outlet, payload, payload, [payload], payload, "en", new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero),
            [new SentenceDraft(0, 0, payload, false)]);
        var article = await store.Get<IArticleStore>().SaveAsync(draft, Cancellation);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Newsroom.Scorer, Cancellation);
        await store.Get<IScoreStore>().WriteAsync(
            scorer, [new SentenceScore(article.Id, 0, new SentenceJudgement(0.75, 1.1, true))], Cancellation);
        await using var host = await DashboardHost.StartAsync(database.ConnectionString, Cancellation);

        var escaped = Uri.EscapeDataString(payload);
        string[] paths =
        [
            "/", $"/outlets/{key}", $"/outlets/{key}?section={escaped}", $"/compare?outlet={key}&section={escaped}&mix=true",
            $"/compare?outlet={escaped}&from={escaped}", $"/articles?outlet={key}", $"/articles/{article.Id}",
        ];
        foreach (var path in paths)
        {
            var page = new HtmlParser().ParseDocument(await host.Client.GetStringAsync(path, Cancellation));
            Assert.Contains(payload, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.All(page.All, IsHarmless);
        }
    }

    internal static void IsHarmless(IElement element)
    {
        Assert.All(element.Attributes, attribute =>
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name);
            if (attribute.Name is "href" or "src")
                Assert.True(attribute.Value.StartsWith('/') || attribute.Value.StartsWith('#') || attribute.Value.StartsWith('?'), attribute.Value);
        });
        if (element.LocalName is "script")
            Assert.Empty(element.TextContent);
        Assert.NotEqual("img", element.LocalName);
    }
}
