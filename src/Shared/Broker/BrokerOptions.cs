using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Shared.Broker;

/// <summary>Where the broker is and what its topics are called: section <c>Stream:Broker</c>.</summary>
public sealed class BrokerOptions : IValidatableObject
{
    // The program's guarantees rest on these.
    private static readonly string[] Own = ["enable.auto.offset.store", "enable.partition.eof"];

    /// <summary>Comma-separated <c>host:port</c>; empty for the in-process broker.</summary>
    public string BootstrapServers { get; set; } = "";

    /// <summary>Topic of the sentences to score.</summary>
    [Required, RegularExpression("^[A-Za-z0-9._-]{1,249}$", ErrorMessage = "is not a Kafka topic name")]
    public string Topic { get; set; } = "sentences";

    /// <summary>Topic of the records that could not be processed.</summary>
    public string DeadLetterTopic => $"{Topic}.dlq";

    /// <summary>Topic of sentences that are sent again, which the classifier reads only while no live ones wait.</summary>
    public string RescoreTopic => $"{Topic}.rescore";

    /// <summary>Partitions of a topic that the program creates; an existing topic keeps its own.</summary>
    [Range(1, 10_000)]
    public int Partitions { get; set; } = 12;

    /// <summary>Replicas of a topic that the program creates; -1 takes the broker's default.</summary>
    [Range(-1, 15)]
    public short ReplicationFactor { get; set; } = -1;

    /// <summary>Consumer group of the classifier.</summary>
    [Required]
    public string ConsumerGroup { get; set; } = "classifier";

    /// <summary>Any further librdkafka property, for example <c>security.protocol</c>.</summary>
    public Dictionary<string, string> Properties { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Own.Where(Properties.ContainsKey)
        .Select(name => new ValidationResult($"must not set {name}, which the program sets itself", [nameof(Properties)]));
}
