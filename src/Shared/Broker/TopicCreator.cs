using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StreamSubjectivity.Shared.Broker;

/// <summary>Creates the topics where they are missing. A broker that can't create topics on request makes them when they are first used.</summary>
/// <param name="options">Names, partitions and replicas.</param>
/// <param name="logger">Hears what was created.</param>
public sealed class TopicCreator(IOptions<BrokerOptions> options, ILogger<TopicCreator> logger)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Creates what is missing; topics that exist keep their partitions.</summary>
    /// <exception cref="KafkaException">The broker can't be reached, or refuses for a reason that is none of its age.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        using var admin = new AdminClientBuilder(KafkaClients.Common(new AdminClientConfig(), options.Value)).SetLogHandler((_, _) => { }).Build();
        var names = await Task.Run(() => Missing(admin), cancellationToken);
        if (names.Length == 0)
            return;
        try
        {
            var wanted = names.Select(name => new TopicSpecification
            {
                Name = name,
                NumPartitions = options.Value.Partitions,
                ReplicationFactor = options.Value.ReplicationFactor,
            });
            await admin.CreateTopicsAsync(wanted, new CreateTopicsOptions { OperationTimeout = Deadline, RequestTimeout = Deadline })
                .WaitAsync(cancellationToken);
            TopicLog.Created(logger, string.Join(", ", names), options.Value.Partitions);
        }
        catch (CreateTopicsException e) when (e.Results.All(r => r.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
            TopicLog.Exist(logger, string.Join(", ", names));
        }
        catch (KafkaException e) when (e.Error.Code is ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion)
        {
            // Asking for a topic's metadata makes a broker of that kind create it.
            await Task.Run(() => Array.ForEach(names, name => admin.GetMetadata(name, Deadline)), cancellationToken);
            TopicLog.CreatedByUse(logger, string.Join(", ", names));
        }
    }

    // Asked first, since a broker without a controller answers a request to create only with a time-out.
    private string[] Missing(IAdminClient admin)
    {
        var there = admin.GetMetadata(Deadline).Topics.Select(t => t.Topic).ToHashSet();
        return [.. new[] { options.Value.Topic, options.Value.DeadLetterTopic }.Where(name => !there.Contains(name))];
    }
}
