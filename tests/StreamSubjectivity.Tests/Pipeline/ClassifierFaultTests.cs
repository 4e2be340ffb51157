using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Cli;
using StreamSubjectivity.Cli.Embedded;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Faults;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Options;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Shared.Wire;
using StreamSubjectivity.Store;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Pipeline;

public sealed class ClassifierFaultTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_classifier_whose_offsets_are_refused_ends_with_the_reason_instead_of_hanging()
    {
        using var embedded = EmbeddedBroker.Start([], NullLogger.Instance);
        // The client refuses offsets by hand where it stores them itself. The settings' own check is gone around here.
        var broker = new BrokerOptions { BootstrapServers = embedded.BootstrapServers, Properties = { ["enable.auto.offset.store"] = "true" } };
        await SendAsync(broker);
        using var host = Make(broker);

        await host.StartAsync(Cancel);
        var end = await Assert.ThrowsAsync<CommandException>(() => host.WaitForEndAsync(Cancel));

        Assert.Equal(ExitCodes.Failed, end.ExitCode);
        Assert.StartsWith("ClassifierService ended: ", end.Message, StringComparison.Ordinal);
        Assert.IsType<KafkaException>(end.InnerException!.GetBaseException());
    }

    [Fact]
    public void A_property_of_the_client_that_guarantees_rest_on_is_refused()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new($"{ValidatedOptions.Root}:Broker:Properties:enable.auto.offset.store", "true")]).Build());
        using var provider = services.AddBrokerOptions().BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("enable.auto.offset.store", refused.Message, StringComparison.Ordinal);
    }

    private IHost Make(BrokerOptions broker)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("Stream:Store:ConnectionString", database.ConnectionString), new("Stream:Classifier:SessionTimeout", "00:00:06")]);
        builder.Services.AddStore().AddBrokerOptions().AddSingleton(TimeProvider.System)
            .AddSingleton<IOptions<BrokerOptions>>(Options.Create(broker))
            .AddSingleton<ISentenceScorer>(new FixedScorer(TimeSpan.Zero, TimeProvider.System, null));
        builder.Services.AddClassifier();
        return builder.Build();
    }

    private static async Task SendAsync(BrokerOptions broker)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(KafkaClients.Producer(new BrokerOptions { BootstrapServers = broker.BootstrapServers })).Build();
        var record = new SentenceRecord(SentenceRecord.CurrentVersion, 1, 0, "o.example", null, "en", DateTimeOffset.UnixEpoch, "A sentence.", false);
        await producer.ProduceAsync(
            broker.Topic, new Message<byte[], byte[]> { Key = Encoding.ASCII.GetBytes("1"), Value = SentenceRecordJson.Write(record) }, Cancel);
    }
}
