using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Classifier.Consuming;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "Scoring with {Scorer} ({Model}, prompt {Prompt}), consuming {Topic} as group {Group}")]
    public static partial void ConsumerStarts(ILogger logger, string scorer, string model, string prompt, string topic, string group);

    [LoggerMessage(2002, LogLevel.Debug, "Assigned {Partitions}")]
    public static partial void Assigned(ILogger logger, string partitions);

    [LoggerMessage(2003, LogLevel.Debug, "Revoked {Partitions}, {Left} sentences left in flight")]
    public static partial void Revoked(ILogger logger, string partitions, int left);

    [LoggerMessage(2004, LogLevel.Warning, "Lost {Partitions}: another member reads what was in flight again")]
    public static partial void Lost(ILogger logger, string partitions);

    [LoggerMessage(2005, LogLevel.Warning, "Broker: {Reason}")]
    public static partial void BrokerError(ILogger logger, string reason);

    [LoggerMessage(2006, LogLevel.Error, "The engine failed, sentences wait and are tried again in {Delay}: {Reason}")]
    public static partial void EngineFails(ILogger logger, TimeSpan delay, string reason);

    [LoggerMessage(2007, LogLevel.Error, "{Count} scores can't be written, trying again in {Delay}: {Reason}")]
    public static partial void WriteFails(ILogger logger, int count, TimeSpan delay, string reason);

    [LoggerMessage(2008, LogLevel.Warning, "{From} goes to the dead-letter topic: {Reason}")]
    public static partial void DeadLetter(ILogger logger, string from, string reason);

    [LoggerMessage(2009, LogLevel.Debug, "Wrote {New} scores, {Repeated} were there")]
    public static partial void Wrote(ILogger logger, int @new, int repeated);

    [LoggerMessage(2010, LogLevel.Warning, "{Left} sentences were still in flight at the end; they are read again")]
    public static partial void Undrained(ILogger logger, int left);

    [LoggerMessage(2011, LogLevel.Error, "Dead letters can't be kept, trying again in {Delay}: {Reason}")]
    public static partial void DeadLetterFails(ILogger logger, TimeSpan delay, string reason);

    [LoggerMessage(2012, LogLevel.Warning, "The scorer's file warns: {Warning}")]
    public static partial void ScorerWarns(ILogger logger, string warning);
}
