using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Faults;

/// <summary>A row's own database and topics on the servers of the run, filled with sentences; and what workers need to find them.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private const int SentencesOfAnArticle = 50;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly ServiceProvider services;
    private readonly Dictionary<string, string> settings;
    private readonly List<WorkerProcess> workers = [];

    private Scene(ServiceProvider services, Dictionary<string, string> settings, BrokerOptions broker) =>
        (this.services, this.settings, Broker) = (services, settings, broker);

    public BrokerOptions Broker { get; }

    private NpgsqlDataSource Database => services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Makes it.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="name">Name of the database and the topic.</param>
    /// <param name="sentences">Sentences to store.</param>
    /// <param name="poisonEvery">Every so many sentences is one that can't be judged; 0 for none.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<Scene> MakeAsync(Servers servers, string name, int sentences, int poisonEvery, CancellationToken cancellationToken)
    {
        var connection = await servers.CreateDatabaseAsync(name, cancellationToken).ConfigureAwait(false);
        var settings = new Dictionary<string, string>
        {
            ["STREAM__STORE__CONNECTIONSTRING"] = connection,
            ["STREAM__BROKER__BOOTSTRAPSERVERS"] = servers.Kafka.Address,
            ["STREAM__BROKER__TOPIC"] = name,
            ["STREAM__BROKER__PARTITIONS"] = "4",
            ["STREAM__BROKER__CONSUMERGROUP"] = name,
            ["STREAM__CLASSIFIER__WRITEBATCH"] = "200",
            ["STREAM__CLASSIFIER__SESSIONTIMEOUT"] = "00:00:06",
            // Offsets alone must hold the promise, unless a row is about what the broker loses.
            ["STREAM__INGEST__RESENDAFTER"] = "30.00:00:00",
        };
        var provider = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Stream:Store:ConnectionString", connection)]).Build())
            .AddSingleton(TimeProvider.System).AddStore().BuildServiceProvider();
        var broker = new BrokerOptions { BootstrapServers = servers.Kafka.Address, Topic = name, Partitions = 4, ConsumerGroup = name };
        var scene = new Scene(provider, settings, broker);
        await provider.GetRequiredService<IDatabaseMigrator>().MigrateAsync(cancellationToken).ConfigureAwait(false);
        await scene.MakeTopicsAsync(cancellationToken).ConfigureAwait(false);
        await scene.FillAsync(sentences, poisonEvery, cancellationToken).ConfigureAwait(false);
        return scene;
    }

    public Task MakeTopicsAsync(CancellationToken cancellationToken) =>
        new TopicCreator(Options.Create(Broker), NullLogger<TopicCreator>.Instance).EnsureAsync(cancellationToken);

    /// <summary>Changes what workers are told from now on.</summary>
    public void Set(string variable, string value) => settings[variable] = value;

    public WorkerProcess Start(string role, params (string Variable, string Value)[] own)
    {
        var all = new Dictionary<string, string>(settings);
        foreach (var (variable, value) in own)
            all[variable] = value;
        var worker = WorkerProcess.Start(role, all);
        workers.Add(worker);
        return worker;
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
    }

    public Task<long> ScoresAsync(CancellationToken cancellationToken) => CountAsync("SELECT count(*) FROM stream.scores", cancellationToken);

    /// <summary>Waits until there are more scores than <paramref name="before"/>, or all sentences are done, or patience ends.</summary>
    public async Task<TimeSpan> ProgressAsync(long before, TimeSpan patience, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < patience)
        {
            try
            {
                if (await ScoresAsync(cancellationToken).ConfigureAwait(false) > before || await MissingAsync(cancellationToken).ConfigureAwait(false) == 0)
                    break;
            }
            catch (NpgsqlException)
            {
                // The database may be the one that was hit.
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        return watch.Elapsed;
    }

    /// <summary>Waits until every sentence has a score or a reason, or nothing moves for so long.</summary>
    public async Task FinishAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        while (await MissingAsync(cancellationToken).ConfigureAwait(false) > 0)
        {
            var before = await ScoresAsync(cancellationToken).ConfigureAwait(false);
            if (await ProgressAsync(before, patience, cancellationToken).ConfigureAwait(false) >= patience)
                return;
        }
    }

    /// <summary>Looks at what is there in the end.</summary>
    public async Task<Finding> JudgeAsync(string row, int faults, TimeSpan recovery, string? trouble, CancellationToken cancellationToken) => new(
        row,
        faults,
        await CountAsync("SELECT count(*) FROM stream.sentences", cancellationToken).ConfigureAwait(false),
        await MissingAsync(cancellationToken).ConfigureAwait(false),
        await CountAsync("SELECT count(*) - count(DISTINCT (article_id, ordinal, scorer_id)) FROM stream.scores", cancellationToken).ConfigureAwait(false),
        (await services.GetRequiredService<IRollupCheck>().VerifyRollupsAsync(1000, cancellationToken).ConfigureAwait(false)).Count,
        Math.Round(recovery.TotalSeconds, 2),
        trouble);

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
            await worker.DisposeAsync().ConfigureAwait(false);
        await services.DisposeAsync().ConfigureAwait(false);
    }

    private Task<long> MissingAsync(CancellationToken cancellationToken) => CountAsync(
        """
        SELECT count(*) FROM stream.sentences s
        WHERE NOT EXISTS (SELECT FROM stream.scores c WHERE c.article_id = s.article_id AND c.day = s.day AND c.ordinal = s.ordinal)
            AND NOT EXISTS (SELECT FROM stream.dead_sentences d WHERE d.article_id = s.article_id AND d.ordinal = s.ordinal)
        """,
        cancellationToken);

    /// <summary>Stores an article of one sentence.</summary>
    public async Task AddArticleAsync(int number, CancellationToken cancellationToken)
    {
        var articles = services.GetRequiredService<IArticleStore>();
        var outlet = await articles.EnsureOutletAsync("faults.example", "Faults", null, cancellationToken).ConfigureAwait(false);
        await articles.SaveAsync(
            new ArticleDraft(
                outlet, $"https://faults.example/{number}", "One", [], null, "en", new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero),
                [new SentenceDraft(0, 0, $"Sentence {number}.", false)]),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task FillAsync(int sentences, int poisonEvery, CancellationToken cancellationToken)
    {
        var articles = services.GetRequiredService<IArticleStore>();
        var outlet = await articles.EnsureOutletAsync("faults.example", "Faults", null, cancellationToken).ConfigureAwait(false);
        for (var first = 0; first < sentences; first += SentencesOfAnArticle)
        {
            var drafts = Enumerable.Range(first, Math.Min(SentencesOfAnArticle, sentences - first)).Select((n, i) => new SentenceDraft(
                0, i * 100, poisonEvery > 0 && n % poisonEvery == 0 ? $"{FixedScorer.Poison} sentence {n}." : $"This is sentence number {n}.", n % 7 == 0));
            await articles.SaveAsync(
                new ArticleDraft(
                    outlet, $"https://faults.example/{first}", $"Article {first}", [], first % 3 == 0 ? "politics" : null, "en",
                    new DateTimeOffset(2026, 3, 1 + (first / SentencesOfAnArticle % 20), 9, 0, 0, TimeSpan.Zero), [.. drafts]),
                cancellationToken).ConfigureAwait(false);
        }
    }
}
