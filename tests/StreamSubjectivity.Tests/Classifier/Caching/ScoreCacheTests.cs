using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Classifier.Caching;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using StreamSubjectivity.Tests.Store;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Classifier.Caching;

public sealed class ScoreCacheTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly SentenceJudgement Said = new(.75f, 1.5f, true);
    private readonly FakeTimeProvider clock = new(Published.AddDays(2));
    private int judged;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wire_copy_that_comes_from_many_outlets_at_once_is_judged_once()
    {
        var cache = new ScoreCache(new RecentJudgements(10), null);
        var engine = new TaskCompletionSource();
        var all = Enumerable.Range(0, 50).Select(i => cache.GetAsync(
            i % 2 == 0 ? "The  bill passed." : " The bill\npassed.",
            async (_, _) =>
            {
                Interlocked.Increment(ref judged);
                await engine.Task;
                return Said;
            },
            Cancellation)).ToList();
        engine.SetResult();

        Assert.All(await Task.WhenAll(all), j => Assert.Equal(Said, j));
        Assert.Equal(1, judged);
    }

    [Fact]
    public async Task What_was_written_is_known_to_the_next_process_for_that_scorer_alone()
    {
        await using var store = database.Services(clock);
        var (first, second) = await ActivateAsync(store);
        await SaveAndScoreAsync(store, "wire", "Prices rose by a tenth.", first);

        Assert.Equal(Said, await AskAsync(store, first, "Prices rose  by a tenth.", days: 30));
        Assert.Equal(0, judged);
        await AskAsync(store, second, "Prices rose by a tenth.", days: 30);
        Assert.Equal(1, judged);
    }

    [Fact]
    public async Task A_record_that_is_read_again_after_its_score_was_written_costs_no_engine_time()
    {
        await using var store = database.Services(clock);
        var (scorer, _) = await ActivateAsync(store);
        await SaveAndScoreAsync(store, "again", "It was read twice.", scorer);

        await AskAsync(store, scorer, "It was read twice.", days: 30);

        Assert.Equal(0, judged);
    }

    [Fact]
    public async Task What_was_published_before_the_days_that_are_asked_is_judged_again()
    {
        await using var store = database.Services(clock);
        var (scorer, _) = await ActivateAsync(store);
        await SaveAndScoreAsync(store, "old", "An old sentence.", scorer);

        await AskAsync(store, scorer, "An old sentence.", days: 1);

        Assert.Equal(1, judged);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_leaves_the_engine_to_judge()
    {
        await using var store = TestStore.Services("Host=127.0.0.1;Port=1;Username=u;Password=p;Database=d", clock);

        Assert.Equal(Said, await AskAsync(store, 1, "Nobody knows.", days: 30));
        Assert.Equal(1, judged);
    }

    [Fact]
    public async Task A_judgement_that_fails_fails_for_its_own_sentence_alone()
    {
        var cache = new ScoreCache(new RecentJudgements(10), null);
        var engine = new TaskCompletionSource<SentenceJudgement>();
        var failing = cache.GetAsync("One.", (_, _) => engine.Task, Cancellation);
        var waiting = cache.GetAsync("One.", JudgeAsync, Cancellation);
        engine.SetException(new InvalidOperationException("broken"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal(Said, await waiting);
        Assert.Equal(Said, await cache.GetAsync("One.", (_, _) => throw new InvalidOperationException(), Cancellation));
    }

    [Fact]
    public void Memory_holds_what_was_asked_for_last()
    {
        var recent = new RecentJudgements(2);
        var (a, b, c) = (WordingKey.Of("a"), WordingKey.Of("b"), WordingKey.Of("c"));
        recent.Add(a, Said);
        recent.Add(b, Said);
        Assert.NotNull(recent.Find(a));
        recent.Add(c, Said);

        Assert.Equal(2, recent.Count);
        Assert.NotNull(recent.Find(a));
        Assert.Null(recent.Find(b));
        Assert.NotNull(recent.Find(c));
    }

    [Fact]
    public async Task Many_wordings_are_answered_in_the_order_they_were_asked_in()
    {
        await using var store = database.Services(clock);
        var (scorer, _) = await ActivateAsync(store);
        await SaveAndScoreAsync(store, "order", "Known wording.", scorer);
        var hashes = new[] { "Unknown.", "Known wording.", "Unknown too.", "Known wording." }.Select(t => WordingKey.Of(t).ToHash()).ToList();

        var found = await store.Get<IScoreLookup>().FindAsync(scorer, hashes, DateOnly.MinValue, Cancellation);

        Assert.Equal([null, Said, null, Said], found);
    }

    private async Task<SentenceJudgement> AskAsync(TestStore store, int scorer, string sentence, int days)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var stored = new StoredJudgements(store.Get<IScoreLookup>(), scorer, days, clock, NullLogger.Instance);
        var answering = stored.RunAsync(end.Token);
        var judgement = await new ScoreCache(new RecentJudgements(10), stored).GetAsync(sentence, JudgeAsync, Cancellation);
        await end.CancelAsync();
        await answering;
        return judgement;
    }

    private Task<SentenceJudgement> JudgeAsync(string sentence, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref judged);
        return Task.FromResult(Said);
    }

    private static async Task<(int First, int Second)> ActivateAsync(TestStore store) => (
        await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("one"), Cancellation),
        await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("two"), Cancellation));

    private static async Task SaveAndScoreAsync(TestStore store, string url, string sentence, int scorer)
    {
        var outlet = await store.OutletAsync("cache.example", Cancellation);
        var id = (await store.Get<IArticleStore>().SaveAsync(Article(outlet, url, sentence), Cancellation)).Id;
        await store.Get<IScoreStore>().WriteAsync(scorer, [new(id, 0, Said)], Cancellation);
    }
}
