using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Polling;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.WebSub;

/// <summary>
/// Answers hubs (W3C WebSub, 5.3 and 7): confirms what was asked for and nothing else, and takes pushed feeds whose signature is
/// right. The host brings HTTP.
/// </summary>
/// <param name="subscriptions">What was asked for.</param>
/// <param name="sources">Takes entries.</param>
/// <param name="quarantine">Keeps bodies that can't be read.</param>
/// <param name="signal">Wakes the worker on entries.</param>
/// <param name="ingest">The window of sitemaps.</param>
/// <param name="time">Counts leases.</param>
/// <param name="logger">Hears of it.</param>
public sealed class WebSubCallback(
    ISubscriptionStore subscriptions,
    ISourceStore sources,
    IQuarantine quarantine,
    IngestSignal signal,
    IOptions<IngestOptions> ingest,
    TimeProvider time,
    ILogger<WebSubCallback> logger)
{
    // Received, and nothing is said about whether it was believed: a forger learns nothing.
    private const int Accepted = 202;
    private const int NotFound = 404;
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(365);

    /// <summary>Answers a verification of intent, or a denial.</summary>
    /// <param name="token">Last part of the callback's URL.</param>
    /// <param name="query">Value of a parameter of the query, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<WebSubReply> VerifyAsync(string token, Func<string, string?> query, CancellationToken cancellationToken)
    {
        if (await subscriptions.FindByTokenAsync(token, cancellationToken) is not var (subscription, source)
            || query("hub.topic") != subscription.Topic)
            return new WebSubReply(NotFound);
        switch (query("hub.mode"))
        {
            case "denied":
                var reason = $"the hub denied: {query("hub.reason") ?? "no reason given"}";
                await subscriptions.UpdateAsync(
                    subscription with { State = SubscriptionState.Failed, LastError = reason }, cancellationToken);
                logger.SubscribingFailed(source.Url, reason);
                return new WebSubReply(200);
            case "subscribe" when query("hub.challenge") is { Length: > 0 } challenge
                && subscription.State is not SubscriptionState.Failed
                && long.TryParse(query("hub.lease_seconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds):
                var lease = TimeSpan.FromSeconds(Math.Min(seconds, (long)LongestLease.TotalSeconds));
                await subscriptions.UpdateAsync(
                    subscription with { State = SubscriptionState.Active, Expires = time.GetUtcNow() + lease, LastError = null },
                    cancellationToken);
                logger.Subscribed(source.Url, lease.TotalHours);
                return new WebSubReply(200, challenge);
            default:
                // To unsubscribe was never asked for.
                return new WebSubReply(NotFound);
        }
    }

    /// <summary>Takes a pushed feed.</summary>
    /// <param name="token">Last part of the callback's URL.</param>
    /// <param name="signature">Value of X-Hub-Signature, or null.</param>
    /// <param name="charset">Charset of the Content-Type header, or null.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Cancels the call; the hub sends again.</param>
    public async Task<WebSubReply> ReceiveAsync(
        string token, string? signature, string? charset, byte[] body, CancellationToken cancellationToken)
    {
        if (await subscriptions.FindByTokenAsync(token, cancellationToken) is not var (subscription, source))
            return new WebSubReply(NotFound);
        if (!HubSignature.Verify(signature, subscription.Secret, body))
        {
            logger.PushRefused(source.Url);
            return new WebSubReply(Accepted);
        }

        if (source.State != SourceState.Active)
            return new WebSubReply(Accepted);
        var url = new Uri(source.Url);
        try
        {
            var feed = FeedReader.Read(body, new FeedOrigin(source.Url, url, charset));
            var fresh = await sources.AddEntriesAsync(
                source.Id, FeedEntries.Of(feed, time.GetUtcNow() - ingest.Value.SitemapWindow), cancellationToken);
            if (fresh > 0)
                signal.EntriesWaiting.Set();
            logger.Pushed(source.Url, feed.Items.Count, fresh);
        }
        catch (FeedFormatException e)
        {
            await quarantine.AddAsync(new QuarantinedItem("feed", source.Url, e.Reason, e.Message, body), cancellationToken);
        }

        return new WebSubReply(Accepted);
    }
}
