using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Shared.Broker;

/// <summary>Hands librdkafka's own log to ours, at debug level: what a user must know reaches the error handlers too.</summary>
public static partial class KafkaLog
{
    /// <summary>Logs a line of the library.</summary>
    public static void Write(ILogger logger, LogMessage message) => Line(logger, message.Name, message.Facility, message.Message);

    [LoggerMessage(1101, LogLevel.Debug, "{Client} {Facility}: {Message}")]
    private static partial void Line(ILogger logger, string client, string facility, string message);
}
