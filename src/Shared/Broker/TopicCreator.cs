using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StreamSubjectivity.Shared.Broker;

/// <summary>
/// Creates the topics where they are missing. A broker that can't create topics on request makes them when they are first used.
/// </summary>
/// <param name="options">Names, partitions and replicas.</param>
/// <param name="logger">Hears what was created.</param>
public sealed class TopicCreator(IOptions<BrokerOptions> options, ILogger<TopicCreator> logger)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    // A broker that never answers who its controller is creates nothing on request either.
    private static readonly TimeSpan CreationDeadline = TimeSpan.FromSeconds(5);

    /// <summary>Creates what is missing; topics that exist keep their partitions.</summary>
    /// <exception cref="KafkaException">The broker can't be reached, or refuses for a reason that is none of its age.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        using var admin = new AdminClientBuilder(KafkaClients.Common(new AdminClientConfig(), options.Value))
            .SetLogHandler((_, _) => { }).Build();
        var known = await Task.Run(() => admin.GetMetadata(Deadline), cancellationToken);
        var missing = new[] { options.Value.Topic, options.Value.RescoreTopic, options.Value.DeadLetterTopic }.Except(known.Topics.Select(t => t.Topic))
            .ToList();
        if (missing.Count == 0)
            return;
        try
        {
            await CreateAsync(admin, missing).WaitAsync(cancellationToken);
            TopicLog.Created(logger, string.Join(", ", missing), options.Value.Partitions);
        }
        catch (CreateTopicsException e)
            when (e.Results.All(r => r.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
            // Another process was faster.
        }
        catch (KafkaException e)
            when (e.Error.Code is ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion or ErrorCode.Local_TimedOut)
        {
            await Task.Run(() => missing.ForEach(name => CreateByUse(admin, name)), cancellationToken);
            TopicLog.CreatedByUse(logger, string.Join(", ", missing));
        }
    }

    // Asking for a topic's metadata makes a broker create it that creates none on request.
    private static void CreateByUse(IAdminClient admin, string name)
    {
        var error = admin.GetMetadata(name, Deadline).Topics[0].Error;
        if (error.IsError && error.Code != ErrorCode.LeaderNotAvailable)
            throw new KafkaException(error);
    }

    private Task CreateAsync(IAdminClient admin, List<string> names)
    {
        var wanted = names.Select(name => new TopicSpecification
        {
            Name = name,
            NumPartitions = options.Value.Partitions,
            ReplicationFactor = options.Value.ReplicationFactor,
            // A letter stays until somebody replays or drops it, however long that takes.
            Configs = name == options.Value.DeadLetterTopic ? new Dictionary<string, string> { ["retention.ms"] = "-1" } : null,
        });
        return admin.CreateTopicsAsync(
            wanted, new CreateTopicsOptions { OperationTimeout = CreationDeadline, RequestTimeout = CreationDeadline });
    }
}
