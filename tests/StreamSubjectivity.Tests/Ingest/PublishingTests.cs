using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Cli.Embedded;
using StreamSubjectivity.Ingest;
using StreamSubjectivity.Ingest.Publishing;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Wire;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class PublishingTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stored_articles_are_published_whole_and_once()
    {
        using var broker = EmbeddedBroker.Start(["sentences", "sentences.dlq"], NullLogger.Instance);
        var options = Options.Create(new BrokerOptions { BootstrapServers = broker.BootstrapServers });
        await using var store = database.Services();
        var outlet = await store.Get<IArticleStore>().EnsureOutletAsync("o.example", "O", null, Cancel);
        var sentences = Enumerable.Range(0, 30).Select(i => new SentenceDraft(0, i * 20, $"Sentence number {i}.", i % 2 == 0))
            .ToList();
        var draft = new ArticleDraft(outlet, "https://o.example/1", "T", [], "Local", "en", new DateTimeOffset(
            2026, 2, 1, 0, 0, 0, TimeSpan.Zero), sentences);
        var article = await store.Get<IArticleStore>().SaveAsync(draft, Cancel);
        using var producer = new SentenceProducer(options, Window(options));
        var publisher = new OutboxPublisher(
            store.Get<IOutbox>(), producer, new TopicCreator(options, NullLogger<TopicCreator>.Instance), new IngestSignal(),
            new PublisherHealth(TimeProvider.System), Options.Create(new IngestOptions()), TimeProvider.System, NullLogger<OutboxPublisher>.Instance);

        await publisher.StartAsync(Cancel);
        var records = Consume(options.Value, 30);
        await publisher.StopAsync(Cancel);

        Assert.Equal(Enumerable.Range(0, 30), records.Select(r => r.Value.Ordinal).Order());
        Assert.All(records, r => Assert.Equal(article.Id.ToString(CultureInfo.InvariantCulture), r.Key));
        Assert.All(records, r => Assert.Equal(
            (article.Id, "o.example", "Local", "en"), (r.Value.Article, r.Value.Outlet, r.Value.Section, r.Value.Language)));
        Assert.All(records, r => Assert.Equal(r.Value.Ordinal % 2 == 0, r.Value.Quoted));
        Assert.Single(records.Select(r => r.TraceParent).Distinct());
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", records[0].TraceParent);
        Assert.Equal(["1|True"], await store.RowsAsync("SELECT sends, sent IS NOT NULL FROM stream.articles", Cancel));
    }

    [Fact]
    public async Task More_than_the_in_process_broker_holds_is_sent_as_it_is_read_and_nothing_is_dropped()
    {
        using var broker = EmbeddedBroker.Start(["sentences"], NullLogger.Instance);
        var options = Options.Create(new BrokerOptions { BootstrapServers = broker.BootstrapServers });
        using var window = Window(options, 1 << 20);
        using var producer = new SentenceProducer(options, window);
        // Text that LZ4 can't shrink: eight MiB over one partition, which keeps five.
        var random = new Random(1);
        var text = () => Convert.ToHexString(Enumerable.Range(0, 1000).Select(_ => (byte)random.Next(256)).ToArray());
        var article = new OutboxArticle(
            1, "o", null, "en", DateTimeOffset.UnixEpoch, null, [.. Enumerable.Range(0, 6000).Select(i => new OutboxSentence(i, text(), false))]);

        var sending = Task.Run(() => producer.SendAsync([article], Cancel), Cancel);
        var records = Consume(options.Value, 6000);
        await sending;

        Assert.Equal(Enumerable.Range(0, 6000), records.Select(r => r.Value.Ordinal).Order());
    }

    [Fact]
    public async Task A_broker_that_is_away_is_an_error_and_the_article_stays_unsent()
    {
        var options = new BrokerOptions { BootstrapServers = "127.0.0.1:1" };
        options.Properties["message.timeout.ms"] = "300";
        using var producer = new SentenceProducer(Options.Create(options), Window(Options.Create(options)));
        var article = new OutboxArticle(1, "o", null, "en", DateTimeOffset.UnixEpoch, null, [new OutboxSentence(0, "A.", false)]);

        await Assert.ThrowsAnyAsync<KafkaException>(() => producer.SendAsync([article], Cancel));
    }

    [Fact]
    public async Task Topics_are_there_after_creation_though_the_broker_creates_none_on_request()
    {
        using var broker = EmbeddedBroker.Start([], NullLogger.Instance);
        var options = new BrokerOptions { BootstrapServers = broker.BootstrapServers, Topic = "made" };
        var creator = new TopicCreator(Options.Create(options), NullLogger<TopicCreator>.Instance);

        await creator.EnsureAsync(Cancel);
        await creator.EnsureAsync(Cancel);

        using var admin = new AdminClientBuilder(KafkaClients.Common(new AdminClientConfig(), options)).Build();
        Assert.Superset(new HashSet<string> { "made", "made.dlq" }, admin.GetMetadata(TimeSpan.FromSeconds(10))
            .Topics.Select(t => t.Topic).ToHashSet());
    }

    private static UnreadWindow Window(IOptions<BrokerOptions> broker, long bytes = 0) =>
        new(broker, Options.Create(new IngestOptions { MaxUnreadBytes = bytes }), TimeProvider.System);

    private static List<(string Key, SentenceRecord Value, string TraceParent)> Consume(BrokerOptions options, int count)
    {
        var config = KafkaClients.Consumer(options);
        using var consumer = new ConsumerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();
        consumer.Subscribe(options.Topic);
        var records = new List<(string, SentenceRecord, string)>();
        while (records.Count < count)
        {
            var result = consumer.Consume(Cancel);
            consumer.StoreOffset(result);
            var message = result.Message;
            Assert.Equal("application/json", Encoding.ASCII.GetString(message.Headers.GetLastBytes(RecordHeaders.ContentType)));
            records.Add((
                Encoding.UTF8.GetString(message.Key),
                SentenceRecordJson.Read(message.Value),
                Encoding.ASCII.GetString(message.Headers.GetLastBytes(RecordHeaders.TraceParent))));
        }

        consumer.Close();
        return records;
    }
}
