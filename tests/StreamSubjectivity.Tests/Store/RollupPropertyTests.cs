using FsCheck.Fluent;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

/// <summary>Whatever happens to a store, in whatever order, its rollups are what its raw rows say.</summary>
public sealed class RollupPropertyTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const int MaxArticles = 4;
    private const int MaxOrdinal = 7;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private enum Kind
    {
        Save,
        Score,
        Dead,
        Delete,
    }

    [Fact]
    public async Task Random_histories_leave_exact_rollups()
    {
        var step =
            from kind in Gen.Frequency((4, Gen.Constant(Kind.Save)), (6, Gen.Constant(Kind.Score)), (2, Gen.Constant(Kind.Dead)), (1, Gen.Constant(Kind.Delete)))
            from article in Gen.Choose(0, MaxArticles - 1)
            from seed in Gen.Choose(0, int.MaxValue)
            select new Step(kind, article, seed);
        var histories = Gen.Sample(Gen.ListOf(step), 20, 25);
        await using var store = database.Services();
        var scorers = new[]
        {
            await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("one"), Cancellation),
            await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("two"), Cancellation),
        };
        foreach (var (history, run) in histories.Select((h, i) => (h.ToList(), i)))
        {
            var outlet = await store.OutletAsync($"{run}.example", Cancellation);
            var ids = new Dictionary<int, long>();
            // Two programs go through the same history, a step apart: repeats and races in one.
            for (var i = 0; i < history.Count; i++)
            {
                await Task.WhenAll(
                    ApplyAsync(store, outlet, scorers, ids, history[i]),
                    i == 0 ? Task.CompletedTask : ApplyAsync(store, outlet, scorers, ids, history[i - 1]));
            }

            var differences = await store.DifferencesAsync(Cancellation);
            Assert.True(differences.Count == 0, $"{string.Join('\n', differences)} after {string.Join(", ", history)}");
        }
    }

    private static async Task ApplyAsync(TestStore store, int outlet, int[] scorers, Dictionary<int, long> ids, Step step)
    {
        var random = new Random(step.Seed);
        if (step.Kind == Kind.Save)
        {
            var saved = await store.Get<IArticleStore>().SaveAsync(Draft(outlet, step.Article, random), Cancellation);
            lock (ids)
                ids[step.Article] = saved.Id;
            return;
        }

        long id;
        lock (ids)
        {
            if (!ids.TryGetValue(step.Article, out id))
                return;
        }

        var scorer = scorers[random.Next(scorers.Length)];
        if (step.Kind == Kind.Score)
        {
            var scores = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Score(id, random.Next(MaxOrdinal), random.NextDouble())).ToList();
            await store.Get<IScoreStore>().WriteAsync(scorer, scores, Cancellation);
        }
        else if (step.Kind == Kind.Dead)
        {
            await store.Get<IScoreStore>().RecordDeadAsync(scorer, [new(id, random.Next(MaxOrdinal), "why")], Cancellation);
        }
        else
        {
            await store.Get<IArticleStore>().DeleteAsync(id, Cancellation);
        }
    }

    private static ArticleDraft Draft(int outlet, int article, Random random) => Article(outlet, $"article {article}") with
    {
        Section = random.Next(3) == 0 ? null : "politics",
        Published = Published.AddDays(random.Next(3) * 20),
        Sentences =
        [
            .. Enumerable.Range(0, random.Next(6)).Select(i => new SentenceDraft(0, i, $"Sentence {random.Next(6)}.", random.Next(3) == 0)),
        ],
    };

    private sealed record Step(Kind Kind, int Article, int Seed);
}
