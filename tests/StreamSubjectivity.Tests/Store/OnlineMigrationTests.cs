using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

/// <summary>A database of the first release, with data, comes to the newest schema while the program of that release goes on writing.</summary>
public sealed class OnlineMigrationTests(PostgresServer server)
{
    private const string FirstRelease = "20260101000000_Initial";

    // What the first release writes for an article of one sentence, in one transaction.
    private const string WriteAsThen =
        """
        WITH a AS (
            INSERT INTO stream.articles
                (outlet_id, canonical_url, url_hash, day, title, authors, language, published, version, content_hash, first_seen, updated,
                 sentence_count, sent, sends)
            VALUES (1, 'u' || {0}, sha256(('u' || {0})::bytea), DATE '2025-01-01' + {0} % 400, 'T', '{}', 'en',
                TIMESTAMPTZ '2025-01-01Z' + make_interval(days => {0} % 400), 1, 'x', now(), now(), 1, now(), 1)
            RETURNING id, day, published),
        s AS (
            INSERT INTO stream.sentences (article_id, day, ordinal, position, paragraph, start, quoted, hash, text)
            SELECT id, day, 0, 0, 0, 0, false, sha256(id::text::bytea), 'Sentence ' || id FROM a),
        c AS (
            INSERT INTO stream.scores (article_id, day, ordinal, scorer_id, p_subjective, log_odds, subjective)
            SELECT id, day, 0, 1, 0.5, 0, true FROM a),
        r AS (
            INSERT INTO stream.article_rollups (article_id, scorer_id, scored, dead, own, own_sum, own_subjective)
            SELECT id, 1, 1, 0, 1, 500000, 1 FROM a),
        v AS (
            INSERT INTO stream.daily_volumes AS v (outlet_id, day, section, language, articles, sentences)
            SELECT 1, (published AT TIME ZONE 'UTC')::date, '', 'en', 1, 1 FROM a
            ON CONFLICT (outlet_id, day, section, language) DO UPDATE SET articles = v.articles + 1, sentences = v.sentences + 1)
        INSERT INTO stream.daily_rollups AS d
            (outlet_id, section, language, day, scorer_id, articles, sentences, dead, own, own_sum, own_subjective, article_sum, article_sum_squares)
        SELECT 1, '', 'en', (published AT TIME ZONE 'UTC')::date, 1, 1, 1, 0, 1, 500000, 1, 500000, 250000000000 FROM a
        ON CONFLICT (outlet_id, day, section, language, scorer_id) DO UPDATE SET
            articles = d.articles + 1, sentences = d.sentences + 1, own = d.own + 1, own_sum = d.own_sum + 500000,
            own_subjective = d.own_subjective + 1, article_sum = d.article_sum + 500000, article_sum_squares = d.article_sum_squares + 250000000000
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_release_goes_on_writing_while_its_database_is_migrated()
    {
        await using var store = TestStore.Services(await server.CreateEmptyDatabaseAsync(Cancellation));
        await MakeFirstReleaseAsync(store);
        for (var i = 0; i < 300; i++)
            await WriteAsync(store, i);
        using var migrated = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var written = 300;
        var writer = Task.Run(
            async () =>
            {
                while (!migrated.IsCancellationRequested)
                    await WriteAsync(store, written++);
            },
            Cancellation);

        await store.Get<IDatabaseMigrator>().MigrateAsync(Cancellation);
        await migrated.CancelAsync();
        await writer;

        Assert.Equal(written, await store.ScalarAsync<long>("SELECT count(*) FROM api.sentence_scores", Cancellation));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
        Assert.Empty(await store.RowsAsync(
            "SELECT indexrelid::regclass FROM pg_index JOIN pg_class c ON c.oid = indrelid WHERE c.relnamespace = 'stream'::regnamespace AND NOT indisvalid",
            Cancellation));
        var known = await store.Get<IScoreLookup>().FindAsync(1, [await HashAsync(store, 7)], new(2025, 1, 1), Cancellation);
        Assert.NotNull(Assert.Single(known));
    }

    [Fact]
    public async Task An_index_that_a_stopped_program_left_half_made_is_made_anew()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        await store.ExecuteAsync(
            """
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'stream.ix_daily_rollups_scorer_id_day'::regclass
            """,
            Cancellation);

        await store.Get<IDatabaseMigrator>().MigrateAsync(Cancellation);

        Assert.True(await store.ScalarAsync<bool>(
            "SELECT indisvalid FROM pg_index WHERE indexrelid = 'stream.ix_daily_rollups_scorer_id_day'::regclass", Cancellation));
    }

    private static async Task MakeFirstReleaseAsync(TestStore store)
    {
        await using (var context = await store.Get<IDbContextFactory<StreamDbContext>>().CreateDbContextAsync(Cancellation))
            await context.GetService<IMigrator>().MigrateAsync(FirstRelease, Cancellation);
        for (var month = new DateOnly(2025, 1, 1); month < new DateOnly(2026, 3, 1); month = month.AddMonths(1))
        {
            foreach (var table in new[] { "sentences", "scores" })
            {
                await store.ExecuteAsync(
                    $"CREATE TABLE stream.{table}_{month:yyyy_MM} PARTITION OF stream.{table} FOR VALUES FROM ('{month:yyyy-MM-dd}') TO ('{month.AddMonths(1):yyyy-MM-dd}')",
                    Cancellation);
            }
        }

        await store.ExecuteAsync("INSERT INTO stream.outlets (id, key, name, created) VALUES (1, 'a.example', 'A', now())", Cancellation);
        await store.ExecuteAsync(
            """
            INSERT INTO stream.scorers (id, key, model_sha256, model_form, prompt_name, prompt_sha256, label_words, active, created)
            VALUES (1, 'first', 'm', 'Q4_0', 'p', 'p', 'Yes/No', true, now())
            """,
            Cancellation);
    }

    private static Task<int> WriteAsync(TestStore store, int article) =>
        store.ExecuteAsync(WriteAsThen.Replace("{0}", $"{article}", StringComparison.Ordinal), Cancellation);

    private static Task<byte[]> HashAsync(TestStore store, long article) =>
        store.ScalarAsync<byte[]>($"SELECT hash FROM stream.sentences WHERE article_id = {article}", Cancellation);
}
