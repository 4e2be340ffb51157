using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class ScoreConcurrencyTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const int ArticleCount = 60;
    private const int SentenceCount = 6;

    private const string ScoredWithReason =
        """
        SELECT count(*) FROM stream.dead_sentences d
        JOIN stream.scores c ON c.article_id = d.article_id AND c.ordinal = d.ordinal AND c.scorer_id = d.scorer_id
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writers_with_overlapping_batches_and_new_versions_between_them_leave_exact_rollups()
    {
        await using var store = database.Services();
        var articles = await SaveAllAsync(store, version: 0);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);

        var writers = Enumerable.Range(0, 6).Select(async seed =>
        {
            var random = new Random(seed);
            long fresh = 0;
            for (var batch = 0; batch < 60; batch++)
            {
                var scores = Enumerable.Range(0, 12)
                    .Select(_ => Score(articles[random.Next(articles.Count)], random.Next(SentenceCount), random.NextDouble()))
                    .ToList();
                fresh += (await store.Get<IScoreStore>().WriteAsync(scorer, scores, Cancellation)).New;
                await store.Get<IScoreStore>().RecordDeadAsync(scorer, [new(articles[random.Next(articles.Count)], random.Next(SentenceCount), "why")], Cancellation);
            }

            return fresh;
        }).ToList();
        var versions = Enumerable.Range(1, 8).Select(version => SaveAllAsync(store, version)).ToList();
        var written = await Task.WhenAll(writers);
        await Task.WhenAll(versions);

        Assert.Equal(written.Sum(), await store.ScalarAsync<long>("SELECT count(*) FROM stream.scores", Cancellation));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
        Assert.Equal(0, await store.ScalarAsync<long>(ScoredWithReason, Cancellation));
        Assert.Equal(0, store.Log.Count("TransactionAgain"));
    }

    [Fact]
    public async Task Programs_that_save_one_article_at_once_store_it_once()
    {
        await using var store = database.Services();
        var outlet = await store.OutletAsync("race.example", Cancellation);
        var saved = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            store.Get<IArticleStore>().SaveAsync(Article(outlet, "same", "Always.", $"Version {i % 3}."), Cancellation)));

        Assert.Single(saved.Select(s => s.Id).Distinct());
        Assert.Single(saved, s => s.Change == ArticleChange.Added);
        Assert.Equal(
            "1|4",
            Assert.Single(await store.RowsAsync(
                $"SELECT count(DISTINCT a.id), count(*) FROM stream.articles a JOIN stream.sentences s ON s.article_id = a.id WHERE outlet_id = {outlet}", Cancellation)));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
    }

    private static async Task<IReadOnlyList<long>> SaveAllAsync(TestStore store, int version)
    {
        var outlets = new[] { await store.OutletAsync("a.example", Cancellation), await store.OutletAsync("b.example", Cancellation) };
        var ids = new List<long>();
        for (var i = 0; i < ArticleCount; i++)
        {
            // Later versions drop some sentences, quote others, and move the article to another day or section.
            var sentences = Enumerable.Range(0, SentenceCount)
                .Where(s => version == 0 || (s + i + version) % 4 != 0)
                .Select(s => new SentenceDraft(0, s, $"Sentence {s} of {i}.", (s + version) % 3 == 0));
            var draft = Article(outlets[i % 2], $"article {i}") with
            {
                Sentences = [.. sentences],
                Published = Published.AddDays((i + version) % 40),
                Section = (i + version) % 3 == 0 ? null : "politics",
            };
            ids.Add((await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id);
        }

        return ids;
    }
}
