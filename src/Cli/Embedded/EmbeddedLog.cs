using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Cli.Embedded;

internal static partial class EmbeddedLog
{
    [LoggerMessage(1001, LogLevel.Debug, "The in-process broker listens on {Address}")]
    public static partial void BrokerListens(ILogger logger, string address);

    [LoggerMessage(1011, LogLevel.Information, "PostgreSQL's data folder is made in {Folder}")]
    public static partial void PostgresIsMade(ILogger logger, string folder);

    [LoggerMessage(1012, LogLevel.Debug, "PostgreSQL listens on port {Port} of the loopback interface, its data in {Folder}")]
    public static partial void PostgresListens(ILogger logger, int port, string folder);

    [LoggerMessage(1013, LogLevel.Information, "A server that an earlier run left behind (process {ProcessId}) is ended first")]
    public static partial void PostgresLeftBehind(ILogger logger, int processId);

    [LoggerMessage(1014, LogLevel.Error, "PostgreSQL ended by itself with {ExitCode} and is started again: {Log}")]
    public static partial void PostgresEnded(ILogger logger, int exitCode, string log);

    [LoggerMessage(1015, LogLevel.Debug, "PostgreSQL: {Line}")]
    public static partial void PostgresSays(ILogger logger, string line);

    [LoggerMessage(1016, LogLevel.Error, "PostgreSQL: {Line}")]
    public static partial void PostgresPanics(ILogger logger, string line);
}
