using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class OutboxTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly FakeTimeProvider clock = new(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
    private TestStore store = null!;
    private int outlet;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IOutbox Outbox => store.Get<IOutbox>();

    private IScoreStore Scores => store.Get<IScoreStore>();

    public async ValueTask InitializeAsync()
    {
        store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation), clock);
        outlet = await store.OutletAsync("a.example", Cancellation);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task An_article_is_sent_once_with_its_sentences_in_reading_order()
    {
        var id = await SaveAsync("u", "One.", "\"Two.\"");
        var sent = Assert.Single(await SendAllAsync());
        Assert.Equal((id, "a.example", "politics", "en", Published), (sent.Id, sent.OutletKey, sent.Section, sent.Language, sent.Published));
        Assert.Equal([new(0, "One.", false), new(1, "\"Two.\"", true)], sent.Sentences);
        Assert.Empty(await SendAllAsync());
    }

    [Fact]
    public async Task An_article_stays_unsent_where_sending_fails()
    {
        await SaveAsync("u", "One.");
        await Assert.ThrowsAsync<TimeoutException>(() => Outbox.SendAsync(10, (_, _) => throw new TimeoutException("broker"), Cancellation));
        Assert.Single(await SendAllAsync());
    }

    [Fact]
    public async Task Publishers_at_once_share_the_articles()
    {
        for (var i = 0; i < 20; i++)
            await SaveAsync($"u{i}", "One.");
        var bothHold = new Barrier();
        var batches = await Task.WhenAll(TakeAsync(bothHold), TakeAsync(bothHold));
        Assert.Equal([10, 10], batches.Select(b => b.Count));
        Assert.Equal(20, batches.SelectMany(b => b).Distinct().Count());
        Assert.Empty(await SendAllAsync());
    }

    [Fact]
    public async Task Scores_are_written_while_their_article_is_being_sent()
    {
        var id = await SaveAsync("u", "One.");
        var scorer = await Scores.ActivateScorerAsync(Scorer("base"), Cancellation);
        await Outbox.SendAsync(
            10, async (_, cancellation) => await Scores.WriteAsync(scorer, [Score(id, 0, .5)], cancellation), Cancellation);
        Assert.Equal(0, (await Scores.CoverageAsync(Cancellation)).Waiting);
        Assert.Empty(await SendAllAsync());
    }

    [Fact]
    public async Task Only_current_sentences_that_neither_have_a_score_nor_a_reason_are_sent()
    {
        var scorer = await Scores.ActivateScorerAsync(Scorer("base"), Cancellation);
        var id = await SaveAsync("u", "One.", "Two.", "Three.", "Four.");
        await Scores.WriteAsync(scorer, [Score(id, 0, .5)], Cancellation);
        await Scores.RecordDeadAsync(scorer, [new(id, 1, "why")], Cancellation);
        await SaveAsync("u", "One.", "Two.", "Four.", "Five.");
        Assert.Equal([3, 4], Assert.Single(await SendAllAsync()).Sentences.Select(s => s.Ordinal));
    }

    [Fact]
    public async Task An_article_with_nothing_to_send_is_taken_off_without_a_send()
    {
        await SaveAsync("u");
        Assert.Equal(1, await Outbox.SendAsync(10, (_, _) => throw new InvalidOperationException("nothing to send"), Cancellation));
        Assert.Equal(0, await Outbox.SendAsync(10, (_, _) => Task.CompletedTask, Cancellation));
    }

    [Fact]
    public async Task What_stays_unscored_is_sent_again_after_a_while_and_only_that()
    {
        var scorer = await Scores.ActivateScorerAsync(Scorer("base"), Cancellation);
        var done = await SaveAsync("done", "One.");
        var half = await SaveAsync("half", "One.", "Two.");
        await SendAllAsync();
        await Scores.WriteAsync(scorer, [Score(done, 0, .5), Score(half, 1, .5)], Cancellation);

        Assert.Equal(0, await Outbox.ResendAsync(Patience, Cancellation));
        clock.Advance(Patience + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Outbox.ResendAsync(Patience, Cancellation));
        var again = Assert.Single(await SendAllAsync());
        Assert.Equal((half, 0), (again.Id, Assert.Single(again.Sentences).Ordinal));

        await Scores.RecordDeadAsync(scorer, [new(half, 0, "why")], Cancellation);
        clock.Advance(Patience + TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Outbox.ResendAsync(Patience, Cancellation));
    }

    [Fact]
    public async Task A_new_scorer_gets_every_article_and_an_earlier_one_only_what_it_lacks()
    {
        var first = await Scores.ActivateScorerAsync(Scorer("first"), Cancellation);
        var id = await SaveAsync("u", "One.");
        await SendAllAsync();
        await Scores.WriteAsync(first, [Score(id, 0, .5)], Cancellation);
        clock.Advance(Patience * 2);
        Assert.Equal(0, await Outbox.ResendAsync(Patience, Cancellation));

        var second = await Scores.ActivateScorerAsync(Scorer("second"), Cancellation);
        Assert.Equal(1, await Outbox.ResendAsync(Patience, Cancellation));
        Assert.Equal(id, Assert.Single(await SendAllAsync()).Id);
        await Scores.WriteAsync(second, [Score(id, 0, .5)], Cancellation);
        clock.Advance(Patience * 2);
        Assert.Equal(0, await Outbox.ResendAsync(Patience, Cancellation));

        await Scores.ActivateScorerAsync(Scorer("first"), Cancellation);
        Assert.Equal(0, await Outbox.ResendAsync(Patience, Cancellation));
        Assert.Empty(await SendAllAsync());
    }

    [Fact]
    public async Task Live_news_goes_before_what_is_sent_again()
    {
        await Scores.ActivateScorerAsync(Scorer("base"), Cancellation);
        var old = await SaveAsync("old", "One.");
        await SendAllAsync();
        clock.Advance(Patience * 2);
        await Outbox.ResendAsync(Patience, Cancellation);
        var live = await SaveAsync("live", "One.");
        Assert.Equal([live, old], (await SendAllAsync()).Select(a => a.Id));
    }

    [Fact]
    public async Task The_pause_doubles_with_each_send_and_after_the_last_one_the_sentences_are_recorded_as_stuck()
    {
        var scorer = await Scores.ActivateScorerAsync(Scorer("base"), Cancellation);
        var id = await SaveAsync("u", "One.", "Two.");
        await SendAllAsync();
        await Scores.WriteAsync(scorer, [Score(id, 0, .5)], Cancellation);
        var policy = new ResendPolicy(Patience) { MaxSends = 3 };

        clock.Advance(Patience + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Outbox.ResendAsync(policy, Cancellation));
        await SendAllAsync();
        clock.Advance(Patience + TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Outbox.ResendAsync(policy, Cancellation));
        clock.Advance(Patience);
        Assert.Equal(1, await Outbox.ResendAsync(policy, Cancellation));
        Assert.Equal(2, Assert.Single(await SendAllAsync()).Sends);
        clock.Advance(Patience * 4 + TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Outbox.ResendAsync(policy, Cancellation));

        Assert.Equal(["1|stuck: sent 3 times without a score"], await store.RowsAsync("SELECT ordinal, reason FROM stream.dead_sentences", Cancellation));
        Assert.Equal((1, 0), ((await Scores.CoverageAsync(Cancellation)).Dead, (await Scores.CoverageAsync(Cancellation)).Waiting));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_stuck_is_tried_afresh_on_request_behind_live_news()
    {
        var scorer = await Scores.ActivateScorerAsync(Scorer("base"), Cancellation);
        var id = await SaveAsync("u", "One.", "Two.");
        await SendAllAsync();
        await Scores.RecordDeadAsync(scorer, [new(id, 0, "why"), new(id, 1, "why")], Cancellation);

        Assert.Equal(0, await Outbox.RescoreAsync(Published + TimeSpan.FromDays(1), Cancellation));
        Assert.Equal(1, await Outbox.RescoreAsync(Published, Cancellation));

        Assert.Empty(await store.DifferencesAsync(Cancellation));
        var again = Assert.Single(await SendAllAsync());
        Assert.Equal((id, 2, 1), (again.Id, again.Sentences.Count, again.Sends));
        await Scores.WriteAsync(scorer, [Score(id, 0, .5), Score(id, 1, .5)], Cancellation);
        Assert.Equal(0, await Outbox.RescoreAsync(Published, Cancellation));
    }

    [Fact]
    public async Task Many_articles_are_looked_at_in_one_call()
    {
        await Scores.ActivateScorerAsync(Scorer("base"), Cancellation);
        await store.ExecuteAsync(
            $"""
            INSERT INTO stream.articles (outlet_id, canonical_url, url_hash, day, title, authors, language, published, version,
                content_hash, first_seen, updated, sentence_count, sends, sent)
            SELECT {outlet}, i::text, decode(md5(i::text), 'hex'), '2026-03-14', 't', '{"{}"}', 'en', '2026-03-14', 1, '\x00',
                '2026-03-14', '2026-03-14', i % 2, 1, '2026-03-14' FROM generate_series(1, 2500) i
            """,
            Cancellation);
        Assert.Equal(1250, await Outbox.ResendAsync(Patience, Cancellation));
    }

    private async Task<List<long>> TakeAsync(Barrier bothHold)
    {
        var taken = new List<long>();
        await Outbox.SendAsync(
            10,
            async (articles, cancellation) =>
            {
                taken.AddRange(articles.Select(a => a.Id));
                await bothHold.ArriveAsync(cancellation);
            },
            Cancellation);
        return taken;
    }

    private async Task<List<OutboxArticle>> SendAllAsync()
    {
        var sent = new List<OutboxArticle>();
        while (await Outbox.SendAsync(
            10,
            (articles, _) =>
            {
                sent.AddRange(articles);
                return Task.CompletedTask;
            },
            Cancellation) > 0)
        {
        }

        return sent;
    }

    private async Task<long> SaveAsync(string url, params string[] sentences) =>
        (await store.Get<IArticleStore>().SaveAsync(Article(outlet, url, sentences), Cancellation)).Id;

    /// <summary>Lets two callers go on once both are there.</summary>
    private sealed class Barrier
    {
        private readonly TaskCompletionSource both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int arrived;

        public Task ArriveAsync(CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref arrived) == 2)
                both.SetResult();
            return both.Task.WaitAsync(cancellationToken);
        }
    }
}
