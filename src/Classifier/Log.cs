using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Classifier;

/// <summary>The room's log messages.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Message = "{Line}")]
    internal static partial void NativeLine(ILogger logger, LogLevel level, string line);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "Loaded {Model} ({Form}) in {Milliseconds} ms: context {ContextTokens} tokens, {BatchTokens} a decode, {Contexts} contexts of {Threads} threads")]
    internal static partial void ModelLoaded(
        ILogger logger, string model, string form, long milliseconds, int contextTokens, int batchTokens, int contexts, int threads);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "A decode of {Requests} requests failed with code {Code} ({Problem}); each is tried alone")]
    internal static partial void DecodeFailed(ILogger logger, int requests, int code, string problem);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "The decode loop ended")]
    internal static partial void DecodeLoopEnded(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Debug, Message = "Prompt prefix of {Tokens} tokens decoded into sequence {Sequence}")]
    internal static partial void PrefixDecoded(ILogger logger, int tokens, int sequence);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Information, Message = "Made the form {Form} of {Model} in {Milliseconds} ms")]
    internal static partial void FormMade(ILogger logger, string form, string model, long milliseconds);

    [LoggerMessage(EventId = 3007, Level = LogLevel.Debug, Message = "{Contexts} contexts of {Threads} threads, {BatchTokens} tokens a decode: {TokensPerSecond} tokens/s, one sentence in {Milliseconds} ms")]
    internal static partial void ShapeMeasured(ILogger logger, int contexts, int threads, int batchTokens, int tokensPerSecond, int milliseconds);

    [LoggerMessage(EventId = 3008, Level = LogLevel.Information, Message = "Measured this machine: {Contexts} contexts of {Threads} threads and {BatchTokens} tokens a decode are fastest ({TokensPerSecond} tokens/s)")]
    internal static partial void ShapeChosen(ILogger logger, int contexts, int threads, int batchTokens, int tokensPerSecond);

    [LoggerMessage(EventId = 3009, Level = LogLevel.Debug, Message = "The system doesn't keep the decode threads to the processors {Processors}")]
    internal static partial void AffinityRefused(ILogger logger, IReadOnlyList<int> processors);

    [LoggerMessage(EventId = 3050, Level = LogLevel.Information, Message = "{Url} ({Kind}) serves {Model} with a context of {ContextTokens} tokens")]
    internal static partial void RemoteReady(ILogger logger, Uri url, string kind, string model, int? contextTokens);

    [LoggerMessage(EventId = 3051, Level = LogLevel.Warning, Message = "Try {Attempt} failed, the next comes in {Delay}: {Problem}")]
    internal static partial void RemoteRetried(ILogger logger, int attempt, TimeSpan delay, string problem);
}
