using System.Globalization;
using StreamSubjectivity.Alerts.Delivery.Channels;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>A request that a receiver got whole.</summary>
internal sealed record ReceivedRequest(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The id by which it is known again.</summary>
    public string Id => Headers["webhook-id"];

    /// <summary>Whether it is signed with a secret, as a receiver finds out.</summary>
    public bool IsSignedWith(string secret)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Headers["webhook-timestamp"], CultureInfo.InvariantCulture));
        return Headers["webhook-signature"].Split(' ').Contains(WebhookSignature.Of([WebhookSignature.Key(secret)], Id, at, Body));
    }
}
