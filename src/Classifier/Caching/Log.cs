using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Classifier.Caching;

internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Debug, "The store doesn't say what it knows of {Count} wordings, the engine judges them: {Reason}")]
    public static partial void LookupFails(ILogger logger, int count, string reason);
}
