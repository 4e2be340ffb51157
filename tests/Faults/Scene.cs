using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using StreamSubjectivity.Shared.Broker;

namespace StreamSubjectivity.Faults;

/// <summary>A row's own database and topics on the servers of the run, filled with sentences; and what workers need to find them.</summary>
internal sealed class Scene : IAsyncDisposable
{
    /// <summary>How long a worker may take for what a row waits for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<string, string> settings;
    private readonly List<WorkerProcess> workers = [];
    private readonly int sentences;

    private Scene(Servers servers, KafkaCluster kafka, StoredScene stored, SmallDisk? disk, BrokerOptions broker, int sentences)
    {
        (Servers, Kafka, Stored, Disk, Broker, this.sentences) = (servers, kafka, stored, disk, broker, sentences);
        settings = new Dictionary<string, string>
        {
            ["STREAM__STORE__CONNECTIONSTRING"] = stored.ConnectionString,
            ["STREAM__BROKER__BOOTSTRAPSERVERS"] = broker.BootstrapServers,
            ["STREAM__BROKER__TOPIC"] = broker.Topic,
            ["STREAM__BROKER__PARTITIONS"] = "4",
            ["STREAM__BROKER__CONSUMERGROUP"] = broker.ConsumerGroup,
            ["STREAM__CLASSIFIER__WRITEBATCH"] = "200",
            ["STREAM__CLASSIFIER__SESSIONTIMEOUT"] = "00:00:03",
            // Offsets alone must hold the promise, unless a row is about what the broker loses.
            ["STREAM__INGEST__RESENDAFTER"] = "30.00:00:00",
        };
    }

    public Servers Servers { get; }

    public KafkaCluster Kafka { get; }

    /// <summary>How long nothing may move before what is left counts as missing.</summary>
    public TimeSpan Quiet { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What is stored.</summary>
    public StoredScene Stored { get; }

    public SmallDisk? Disk { get; }

    public BrokerOptions Broker { get; }

    /// <summary>Makes it.</summary>
    /// <exception cref="CantBeDoneHereException">The machine lacks what the row needs.</exception>
    public static async Task<Scene> MakeAsync(Servers servers, FaultRow row, int sentences, CancellationToken cancellationToken)
    {
        var name = "faults_" + row.Name.Replace('-', '_');
        var disk = row.SmallDisk ? await SmallDisk.MountAsync(cancellationToken).ConfigureAwait(false) : null;
        var kafka = await servers.KafkaAsync(row.Brokers, cancellationToken).ConfigureAwait(false);
        var connection = await servers.CreateDatabaseAsync(name, disk, cancellationToken).ConfigureAwait(false);
        var broker = new BrokerOptions { BootstrapServers = kafka.Address, Topic = name, Partitions = 4, ConsumerGroup = name };
        var scene = new Scene(servers, kafka, new StoredScene(connection), disk, broker, sentences);
        await scene.MakeTopicsAsync(cancellationToken).ConfigureAwait(false);
        await scene.Stored.FillAsync(sentences, row.Text, cancellationToken).ConfigureAwait(false);
        return scene;
    }

    public Task MakeTopicsAsync(CancellationToken cancellationToken) =>
        new TopicCreator(Options.Create(Broker), NullLogger<TopicCreator>.Instance).EnsureAsync(cancellationToken);

    /// <summary>Changes what workers are told from now on.</summary>
    public void Set(string variable, string value) => settings[variable] = value;

    /// <summary>
    /// Has each classifier that is started from now on work so slowly that the sentences outlast so many faults: as many are in flight
    /// as it may score in a second.
    /// </summary>
    public void Pace(int faults, double secondsEach, int classifiers = 1)
    {
        var perSecond = (int)Math.Clamp(.7 * sentences / (faults * secondsEach * classifiers), 10, 1000);
        Set("STREAM__CLASSIFIER__MAXINFLIGHT", $"{perSecond}");
        Set(Worker.PauseVariable, "1000");
    }

    /// <summary>Lets classifiers that are started from now on work as fast as they can.</summary>
    public void Unpace()
    {
        settings.Remove("STREAM__CLASSIFIER__MAXINFLIGHT");
        settings.Remove(Worker.PauseVariable);
    }

    public WorkerProcess Start(string role, params (string Variable, string Value)[] own)
    {
        var all = new Dictionary<string, string>(settings);
        foreach (var (variable, value) in own)
            all[variable] = value;
        var worker = WorkerProcess.Start(role, all);
        workers.Add(worker);
        return worker;
    }

    /// <summary>Starts a classifier and waits until it has written something.</summary>
    public async Task<(WorkerProcess Worker, TimeSpan Took)> WorkingAsync(CancellationToken cancellationToken, params (string, string)[] own)
    {
        var before = await Stored.ScoresAsync(cancellationToken).ConfigureAwait(false);
        var worker = Start("classifier", own);
        return (worker, await ProgressAsync(before, Patience, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Has every article sent.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        await using var ingest = Start("ingest");
        while (await Stored.CountAsync("SELECT count(*) FROM stream.articles WHERE sent IS NULL", cancellationToken).ConfigureAwait(false) > 0)
            await Task.Delay(Look, TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until there are more scores than <paramref name="before"/>, or all sentences are done, or patience ends; how long it took.</summary>
    public async Task<TimeSpan> ProgressAsync(long before, TimeSpan patience, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < patience)
        {
            try
            {
                if (await Stored.ScoresAsync(cancellationToken).ConfigureAwait(false) > before || await Stored.MissingAsync(cancellationToken).ConfigureAwait(false) == 0)
                    break;
            }
            catch (NpgsqlException)
            {
                // The database may be the one that was hit.
            }

            // The database tells nobody of a row: it is asked.
            await Task.Delay(Look, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        return watch.Elapsed;
    }

    /// <summary>Lets one classifier do what is left, as fast as it can; returns how long it took to write its first.</summary>
    public async Task<TimeSpan> FinishAsync(CancellationToken cancellationToken, params (string, string)[] own)
    {
        Unpace();
        var before = await Stored.ScoresAsync(cancellationToken).ConfigureAwait(false);
        await using var worker = Start("classifier", own);
        var took = await ProgressAsync(before, Quiet, cancellationToken).ConfigureAwait(false);
        await EndAsync(Quiet, cancellationToken).ConfigureAwait(false);
        return took;
    }

    /// <summary>Waits until every sentence has a score or a reason, or nothing moves for so long.</summary>
    public async Task EndAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        while (await Stored.MissingAsync(cancellationToken).ConfigureAwait(false) > 0)
        {
            var before = await Stored.ScoresAsync(cancellationToken).ConfigureAwait(false);
            if (await ProgressAsync(before, patience, cancellationToken).ConfigureAwait(false) >= patience)
                return;
        }
    }

    /// <summary>Looks at what is there in the end.</summary>
    public async Task<Finding> JudgeAsync(FaultRow row, int faults, Outcome outcome, Stopwatch watch, CancellationToken cancellationToken) => new(
        row.Name,
        faults,
        await Stored.CountAsync("SELECT count(*) FROM stream.sentences", cancellationToken).ConfigureAwait(false),
        await Stored.MissingAsync(cancellationToken).ConfigureAwait(false),
        await Stored.CountAsync("SELECT count(*) - count(DISTINCT (article_id, ordinal, scorer_id)) FROM stream.scores", cancellationToken).ConfigureAwait(false),
        await Stored.RollupsWrongAsync(cancellationToken).ConfigureAwait(false),
        Math.Round(outcome.Recovery.TotalSeconds, 2),
        Math.Round(watch.Elapsed.TotalSeconds, 1),
        row.Sabotaged,
        outcome.Trouble,
        outcome.Skipped);

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
            await worker.DisposeAsync().ConfigureAwait(false);
        await Stored.DisposeAsync().ConfigureAwait(false);
        await Servers.DropDatabaseAsync(Broker.Topic, Disk).ConfigureAwait(false);
        if (Disk is not null)
            await Disk.DisposeAsync().ConfigureAwait(false);
    }
}
