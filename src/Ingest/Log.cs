using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Ingest;

/// <summary>What ingest says, in one place.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Url}: {Items} items, {New} new or changed; next poll in {Minutes:0.#} min")]
    internal static partial void Polled(this ILogger logger, string url, int items, int @new, double minutes);

    [LoggerMessage(2, LogLevel.Debug, "{Url}: not modified")]
    internal static partial void NotModified(this ILogger logger, string url);

    [LoggerMessage(3, LogLevel.Warning, "Poll failed, {Failures} in a row; next in {Minutes:0.#} min: {Reason}")]
    internal static partial void PollFailed(this ILogger logger, int failures, double minutes, string reason);

    [LoggerMessage(4, LogLevel.Information, "{Url} moved for good to {MovedTo}")]
    internal static partial void Moved(this ILogger logger, string url, string movedTo);

    [LoggerMessage(5, LogLevel.Warning, "{Url} is gone (410) and will not be polled again")]
    internal static partial void Gone(this ILogger logger, string url);

    [LoggerMessage(6, LogLevel.Information, "{Change} article {Id} with {Sentences} new sentences: {Url}")]
    internal static partial void Stored(this ILogger logger, string change, long id, int sentences, string url);

    [LoggerMessage(7, LogLevel.Information, "Entry {Key} put off after try {Attempt}: {Reason}")]
    internal static partial void Deferred(this ILogger logger, string key, int attempt, string reason);

    [LoggerMessage(8, LogLevel.Warning, "Entry {Key} will not become an article ({Reason}): {Detail}")]
    internal static partial void Rejected(this ILogger logger, string key, string reason, string detail);

    [LoggerMessage(9, LogLevel.Error, "{What} failed; its lease runs out and it is tried again")]
    internal static partial void WorkFailed(this ILogger logger, Exception exception, string what);

    [LoggerMessage(10, LogLevel.Error, "Looking for {What} failed; trying again")]
    internal static partial void ClaimFailed(this ILogger logger, Exception exception, string what);

    [LoggerMessage(11, LogLevel.Debug, "Sent {Sentences} sentences of {Articles} articles")]
    internal static partial void Sent(this ILogger logger, int sentences, int articles);

    [LoggerMessage(
        12,
        LogLevel.Warning,
        "Sending to the broker at {Servers} failed; nothing is lost, next try in {Seconds:0.#} s: {Reason}")]
    internal static partial void SendFailed(this ILogger logger, string servers, double seconds, string reason);

    [LoggerMessage(
        13,
        LogLevel.Information,
        "{Articles} articles have sentences that were sent long ago and have no score: they are sent again")]
    internal static partial void Resending(this ILogger logger, int articles);

    [LoggerMessage(14, LogLevel.Error, "Looking for articles to send again failed; trying again")]
    internal static partial void ResendFailed(this ILogger logger, Exception exception);

    [LoggerMessage(
        15,
        LogLevel.Warning,
        "No contact is set (Stream:Ingest:Contact): outlets that want to complain can't reach anybody")]
    internal static partial void NoContact(this ILogger logger);

    [LoggerMessage(16, LogLevel.Warning, "ICU was not found: sentences are split by the built-in rules")]
    internal static partial void NoIcu(this ILogger logger);

    [LoggerMessage(17, LogLevel.Information, "{Url}: asked the hub {Hub} for a subscription")]
    internal static partial void Subscribing(this ILogger logger, string url, string hub);

    [LoggerMessage(18, LogLevel.Warning, "{Url} can't be subscribed and is polled as before: {Reason}")]
    internal static partial void SubscribingFailed(this ILogger logger, string url, string reason);

    [LoggerMessage(19, LogLevel.Information, "{Url} is subscribed for {Hours:0.#} h")]
    internal static partial void Subscribed(this ILogger logger, string url, double hours);

    [LoggerMessage(20, LogLevel.Information, "{Url}: {Items} items pushed, {New} new or changed")]
    internal static partial void Pushed(this ILogger logger, string url, int items, int @new);

    [LoggerMessage(21, LogLevel.Warning, "{Url}: a pushed body without the right signature was ignored")]
    internal static partial void PushRefused(this ILogger logger, string url);

    [LoggerMessage(30, LogLevel.Error, "Dropping what is past its time failed; it is tried again in a day")]
    internal static partial void RetentionFailed(this ILogger logger, Exception exception);
}
