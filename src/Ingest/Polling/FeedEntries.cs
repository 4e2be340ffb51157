using System.Security.Cryptography;
using System.Text;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>Turns the items of a feed into entries to be stored.</summary>
internal static class FeedEntries
{
    /// <summary>One entry an item; of two with one key the first stands.</summary>
    internal static List<EntryDraft> Of(ParsedFeed feed)
    {
        var entries = new Dictionary<string, EntryDraft>(StringComparer.Ordinal);
        foreach (var item in feed.Items)
        {
            if (!entries.ContainsKey(item.Id))
                entries.Add(item.Id, new EntryDraft(item.Id, Fingerprint(item), EntryPayloadJson.Write(Payload(feed, item)), Host(item)));
        }

        return [.. entries.Values];
    }

    /// <summary>What a feed says of an item.</summary>
    internal static EntryPayload Payload(ParsedFeed feed, FeedItem item) => new(
        item.Url,
        item.Title,
        item.Published ?? item.Updated,
        item.Authors,
        item.Content?.Length >= (item.Summary?.Length ?? 0) ? item.Content : item.Summary ?? item.Content,
        item.Categories.Count == 1 ? item.Categories[0] : null,
        feed.Language);

    private static string? Host(FeedItem item) =>
        Uri.TryCreate(item.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.Authority : null;

    // The date of publication is left out: feeds that stamp every item with the time of asking would have every article fetched
    // at every poll.
    private static byte[] Fingerprint(FeedItem item) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001F', [item.Url, item.Title, item.Summary, item.Content, FeedJson.Iso(item.Updated), .. item.Authors])));
}
