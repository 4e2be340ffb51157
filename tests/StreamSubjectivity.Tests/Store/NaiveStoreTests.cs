using FsCheck.Fluent;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

/// <summary>Late sentences, new versions, repeats, reasons and deletions in any order: the store says what plain lists say.</summary>
public sealed class NaiveStoreTests(PostgresServer server)
{
    private const int Histories = 12;
    private const int Steps = 30;
    private const int Wordings = 6;

    private static readonly string[] Models = ["one", "two"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Random_histories_leave_what_a_naive_model_says()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var scorers = new Dictionary<string, int>();
        foreach (var model in Models)
            scorers[Scorer(model).Key] = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer(model), Cancellation);
        var outlet = await store.OutletAsync("naive.example", Cancellation);
        foreach (var seeds in Gen.Sample(Gen.ArrayOf(Gen.Choose(0, int.MaxValue), Steps), 1, Histories))
        {
            var naive = new NaiveStore();
            var ids = new Dictionary<string, long>();
            foreach (var seed in seeds)
                await StepAsync(store, naive, outlet, scorers, ids, new Random(seed));

            Assert.Equal(naive.Days(scorers.Keys), await DaysAsync(store));
            Assert.Equal(naive.Articles(scorers.Keys), await ArticlesAsync(store));
            Assert.Empty(await store.DifferencesAsync(Cancellation));
            foreach (var id in ids.Values)
                await store.Get<IArticleStore>().DeleteAsync(id, Cancellation);
        }
    }

    private static async Task StepAsync(
        TestStore store, NaiveStore naive, int outlet, Dictionary<string, int> scorers, Dictionary<string, long> ids, Random random)
    {
        var url = $"u{random.Next(3)}";
        var (key, scorer) = scorers.ElementAt(random.Next(scorers.Count));
        switch (random.Next(12))
        {
            case < 4:
                var draft = Draft(outlet, url, random);
                naive.Save(draft);
                ids[url] = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
                break;
            case < 9 when ids.TryGetValue(url, out var id):
                // As it is stored: single precision.
                var scores = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Score(id, random.Next(9), (float)random.NextDouble())).ToList();
                foreach (var score in scores.DistinctBy(s => s.Ordinal))
                    naive.Score(url, key, score.Ordinal, (float)score.Judgement.PSubjective);
                await store.Get<IScoreStore>().WriteAsync(scorer, [.. scores.DistinctBy(s => s.Ordinal)], Cancellation);
                break;
            case < 11 when ids.TryGetValue(url, out var id):
                var ordinal = random.Next(9);
                naive.Dead(url, key, ordinal);
                await store.Get<IScoreStore>().RecordDeadAsync(scorer, [new(id, ordinal, "why")], Cancellation);
                break;
            default:
                naive.Delete(url);
                if (ids.Remove(url, out var gone))
                    await store.Get<IArticleStore>().DeleteAsync(gone, Cancellation);
                break;
        }
    }

    private static ArticleDraft Draft(int outlet, string url, Random random) => Article(outlet, url) with
    {
        Section = random.Next(3) == 0 ? null : "politics",
        Published = Published.AddDays(random.Next(3) * 20),
        Sentences = [.. Enumerable.Range(0, random.Next(6)).Select(i => new SentenceDraft(0, i, $"Wording {random.Next(Wordings)}.", random.Next(3) == 0))],
    };

    private static Task<IReadOnlyList<string>> DaysAsync(TestStore store) => store.RowsAsync(
        """
        SELECT nullif(d.section, ''), to_char(d.day, 'YYYY-MM-DD'), s.key, d.articles, d.sentences, d.own, d.article_sum
        FROM stream.daily_rollups d JOIN stream.scorers s ON s.id = d.scorer_id WHERE d.articles > 0
        ORDER BY coalesce(d.section, '') || '|' || d.day || '|' || s.key COLLATE "C"
        """,
        Cancellation);

    private static Task<IReadOnlyList<string>> ArticlesAsync(TestStore store) => store.RowsAsync(
        """
        SELECT a.url, a.scorer, a.sentences, a.scored, a.own_sentences, a.complete
        FROM api.article_scores a JOIN stream.scorers s ON s.key = a.scorer
        JOIN stream.article_rollups r ON r.article_id = a.article_id AND r.scorer_id = s.id
        ORDER BY a.url || '|' || a.scorer COLLATE "C"
        """,
        Cancellation);
}
