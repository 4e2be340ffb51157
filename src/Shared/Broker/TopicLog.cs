using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Shared.Broker;

/// <summary>What is said of topics.</summary>
internal static partial class TopicLog
{
    [LoggerMessage(101, LogLevel.Information, "Created the topics {Names} with {Partitions} partitions each")]
    internal static partial void Created(ILogger logger, string names, int partitions);

    [LoggerMessage(102, LogLevel.Debug, "The broker creates the topics {Names} by itself")]
    internal static partial void CreatedByUse(ILogger logger, string names);
}
