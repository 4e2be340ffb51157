using System.Security.Cryptography;
using System.Text;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>Turns the items of a feed into entries to be stored.</summary>
internal static class FeedEntries
{
    /// <summary>One entry an article; of two with one key the first stands.</summary>
    internal static List<EntryDraft> Of(ParsedFeed feed, DateTimeOffset since)
    {
        var entries = new Dictionary<string, EntryDraft>(StringComparer.Ordinal);
        foreach (var item in Articles(feed, since))
        {
            if (!entries.ContainsKey(item.Id))
                entries.Add(item.Id, new EntryDraft(item.Id, Fingerprint(item), EntryPayloadJson.Write(Payload(feed, item)), Host(item)));
        }

        return [.. entries.Values];
    }

    /// <summary>
    /// The items that are articles: all of a feed; of a sitemap those with news elements, and where none has them, what changed since
    /// a time.
    /// </summary>
    internal static IEnumerable<FeedItem> Articles(ParsedFeed feed, DateTimeOffset since) => feed.Shape switch
    {
        FeedShape.NewsSitemap => feed.Items.Where(i => i.Title is not null || i.Published is not null),
        FeedShape.Sitemap => feed.Items.Where(i => i.Updated >= since),
        FeedShape.SitemapIndex => [],
        _ => feed.Items,
    };

    /// <summary>What a feed says of an item.</summary>
    internal static EntryPayload Payload(ParsedFeed feed, FeedItem item) => new(
        item.Url,
        item.Title,
        // A sitemap's lastmod is any change of the page.
        item.Published ?? (feed.Shape == FeedShape.Feed ? item.Updated : null),
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
