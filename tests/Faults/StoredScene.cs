using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Faults;

/// <summary>A row's database: filled by the program's own store, and looked at.</summary>
internal sealed class StoredScene : IAsyncDisposable
{
    private const int SentencesOfAnArticle = 50;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private readonly ServiceProvider services;

    public StoredScene(string connectionString)
    {
        ConnectionString = connectionString;
        services = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Stream:Store:ConnectionString", connectionString)]).Build())
            .AddSingleton(TimeProvider.System).AddStore().BuildServiceProvider();
    }

    public string ConnectionString { get; }

    private NpgsqlDataSource Database => services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Makes the schema and stores articles of fifty sentences.</summary>
    /// <param name="sentences">How many in all.</param>
    /// <param name="text">The wording of a sentence by its number.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task FillAsync(int sentences, Func<int, string> text, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IDatabaseMigrator>().MigrateAsync(cancellationToken).ConfigureAwait(false);
        for (var first = 0; first < sentences; first += SentencesOfAnArticle)
        {
            var drafts = Enumerable.Range(first, Math.Min(SentencesOfAnArticle, sentences - first)).Select((n, i) => new SentenceDraft(
                0, i * 100, text(n), n % 7 == 0));
            await SaveAsync(first, first % 3 == 0 ? "politics" : null, 1 + (first / SentencesOfAnArticle % 20), [.. drafts], cancellationToken).ConfigureAwait(false);
        }

        // What counts the rest over and over is to be planned by what is there.
        await ExecuteAsync("ANALYZE", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores an article of one sentence.</summary>
    public Task AddArticleAsync(int number, CancellationToken cancellationToken) =>
        SaveAsync(number, null, 1, [new SentenceDraft(0, 0, $"Sentence {number}.", false)], cancellationToken);

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        await Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task<long> CountAsync(string sql, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        await using var command = Database.CreateCommand(sql);
        // A busy machine takes its time to count, and that is no fault.
        command.CommandTimeout = 300;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
    }, cancellationToken);

    public Task<long> ScoresAsync(CancellationToken cancellationToken) => CountAsync("SELECT count(*) FROM stream.scores", cancellationToken);

    /// <summary>Sentences with neither a score nor a recorded reason.</summary>
    public Task<long> MissingAsync(CancellationToken cancellationToken) => CountAsync(
        """
        SELECT count(*) FROM stream.sentences s
        WHERE NOT EXISTS (SELECT FROM stream.scores c WHERE c.article_id = s.article_id AND c.day = s.day AND c.ordinal = s.ordinal)
            AND NOT EXISTS (SELECT FROM stream.dead_sentences d WHERE d.article_id = s.article_id AND d.ordinal = s.ordinal)
        """,
        cancellationToken);

    /// <summary>Rollups that differ from the raw rows.</summary>
    public Task<int> RollupsWrongAsync(CancellationToken cancellationToken) => AskAsync(
        async () => (await services.GetRequiredService<IRollupCheck>().VerifyRollupsAsync(1000, null, cancellationToken).ConfigureAwait(false)).Count,
        cancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    // The bench's own connections are hit by what hits the server: the question is put again to the server that came back.
    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            try
            {
                return await ask().ConfigureAwait(false);
            }
            catch (Exception e) when (IsAway(e) && watch.Elapsed < Scene.Patience)
            {
                await Task.Delay(Look, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsAway(Exception e) => e is StoreUnavailableException { IsTransient: true }
        or NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: IOException };

    private async Task SaveAsync(int number, string? section, int day, SentenceDraft[] sentences, CancellationToken cancellationToken)
    {
        var articles = services.GetRequiredService<IArticleStore>();
        var outlet = await articles.EnsureOutletAsync("faults.example", "Faults", null, cancellationToken).ConfigureAwait(false);
        await articles.SaveAsync(
            new ArticleDraft(
                outlet, $"https://faults.example/{number}", $"Article {number}", [], section, "en",
                new DateTimeOffset(2026, 3, day, 9, 0, 0, TimeSpan.Zero), sentences),
            cancellationToken).ConfigureAwait(false);
    }
}
