using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Ingest.Discovery;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>Tries and adds sources for the dashboard, over what polling itself fetches and reads with.</summary>
internal sealed class SourceIntake(
    FeedTrial trial, SourceDiscovery discovery, IArticleStore articles, ISourceStore sources, ISourceQueries known) : ISourceIntake
{
    private const int MostItems = 10;
    private const int LongestUrl = 2000;

    // Longer than any fetch may take; a site of many slow candidates is given up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<SourceTrial> TryAsync(string address, CancellationToken cancellationToken)
    {
        if (UrlOf(address) is not { } url)
            return new SourceTrial(address) { Fault = $"'{address}' is no http or https address", Reason = "bad-url" };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await TryAsync(url, patience.Token).ConfigureAwait(false);
        }
        catch (FetchException e)
        {
            var hint = e.Failure == FetchFailure.RefusedAddress ? "; Stream:Ingest:AllowedPrivateHosts names hosts that may be private" : "";
            return new SourceTrial(e.Url.AbsoluteUri) { Fault = e.Message + hint, Reason = e.Reason };
        }
        catch (FeedFormatException e)
        {
            return new SourceTrial(url.AbsoluteUri) { Fault = e.Message, Reason = e.Reason };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SourceTrial(url.AbsoluteUri) { Fault = $"{url}: no answer within {Patience.TotalSeconds:0} seconds", Reason = "timeout" };
        }
    }

    public async Task<string?> AddAsync(string url, string? name, CancellationToken cancellationToken)
    {
        if (UrlOf(url) is not { } parsed || parsed.AbsoluteUri.Length > LongestUrl)
            return $"'{url}' is no http or https address of at most {LongestUrl} characters";
        var feed = new FeedListEntry(parsed, string.IsNullOrWhiteSpace(name) ? null : name.Trim(), null);
        var outlet = await articles.EnsureOutletAsync(feed.OutletKey, feed.Name ?? feed.OutletKey, null, cancellationToken).ConfigureAwait(false);
        await sources.AddAsync(new NewSource(outlet, parsed.AbsoluteUri), cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<SourceTrial> TryAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            var tried = await trial.TryAsync(url, cancellationToken).ConfigureAwait(false);
            var watched = await known.PageAsync(new SourceFilter(Text: tried.Result.Url.AbsoluteUri), 0, 10, cancellationToken).ConfigureAwait(false);
            return new SourceTrial(tried.Result.Url.AbsoluteUri)
            {
                Feed = FeedOf(tried, watched.Any(s => s.Url == tried.Result.Url.AbsoluteUri)),
            };
        }
        catch (FeedFormatException e) when (e.Reason is "html" or "not-a-feed" or "not-xml")
        {
            var found = await discovery.DiscoverAsync(url, cancellationToken).ConfigureAwait(false);
            if (found.Count == 0)
                return new SourceTrial(url.AbsoluteUri) { Fault = $"{url}: no feed, and its site offers none that was found", Reason = e.Reason };
            return new SourceTrial(url.AbsoluteUri)
            {
                Offered = [.. found.Select(s => new OfferedSource(s.Url, s.Format, s.Title, s.Items, s.Via))],
            };
        }
    }

    private static Dashboard.Ports.TriedFeed FeedOf(Ingest.Discovery.TriedFeed tried, bool watched)
    {
        var (result, feed) = (tried.Result, tried.Feed);
        return new(
            feed.Format,
            feed.Title,
            feed.Language,
            [.. feed.Items.Take(MostItems).Select(i => new TriedItem(i.Title, i.Url, i.Published ?? i.Updated, i.Content is { Length: > 0 }))],
            feed.Items.Count,
            feed.Items.Count(i => (i.Published ?? i.Updated) is null),
            feed.Warnings,
            tried.PollEvery,
            result.WireBytes,
            result.ETag is not null || result.LastModified is not null,
            feed.Hubs,
            watched);
    }

    private static Uri? UrlOf(string address)
    {
        var text = address.Trim();
        return Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https" && url.Host.Length > 0 && url.UserInfo.Length == 0
            ? url
            : null;
    }
}
