using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Cli.Embedded;

internal static partial class EmbeddedLog
{
    [LoggerMessage(1001, LogLevel.Debug, "The in-process broker listens on {Address}")]
    public static partial void BrokerListens(ILogger logger, string address);
}
