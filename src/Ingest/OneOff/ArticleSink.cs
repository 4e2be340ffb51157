using System.Collections.Concurrent;
using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>
/// Where the articles of one run go: stored under their outlets and counted, or rejected into the quarantine and counted.
/// </summary>
internal sealed class ArticleSink(
    IArticleStore articles,
    IQuarantine quarantine,
    ArticleDrafter drafter,
    OutletBoilerplate boilerplate,
    IngestSignal signal,
    OneOffOptions options,
    IngestTally tally)
{
    private readonly ConcurrentDictionary<string, int> outlets = new(StringComparer.Ordinal);

    /// <summary>Stores an article.</summary>
    /// <param name="article">What was read.</param>
    /// <param name="outletName">Name of its outlet for people, or null for the host.</param>
    /// <param name="location">Where it was read, for messages.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    internal async Task StoreAsync(
        ArticleSource article, string? outletName, string location, CancellationToken cancellationToken)
    {
        var key = options.Outlet ?? (Uri.TryCreate(article.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? ArticleUrl.OutletKey(url)
            : "local");
        var outlet = await OutletAsync(key, outletName, cancellationToken);
        if (article.IsPage)
            article = article with { Paragraphs = await boilerplate.WithoutAsync(outlet, article.Url, article.Paragraphs, cancellationToken) };
        if (drafter.Draft(outlet, article) is not { } draft)
        {
            await RejectAsync("entry", location, "empty-body", $"{location}: no sentence in it", [], cancellationToken);
            return;
        }

        tally.Count(await articles.SaveAsync(draft, cancellationToken));
        signal.ArticlesWaiting.Set();
    }

    /// <summary>Keeps what can't become an article.</summary>
    internal async Task RejectAsync(
        string kind, string location, string reason, string detail, byte[] bytes, CancellationToken cancellationToken)
    {
        tally.Reject(new RejectedInput(location, reason, detail));
        await quarantine.AddAsync(new QuarantinedItem(kind, location, reason, detail, bytes), cancellationToken);
    }

    private async Task<int> OutletAsync(string key, string? name, CancellationToken cancellationToken)
    {
        if (outlets.TryGetValue(key, out var known))
            return known;
        var id = await articles.EnsureOutletAsync(
            key, name ?? key, key is "local" || options.Outlet is not null ? null : $"https://{key}/", cancellationToken);
        return outlets.GetOrAdd(key, id);
    }
}
