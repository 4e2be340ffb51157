using Microsoft.Extensions.Options;
using StreamSubjectivity.Ingest.Apis;
using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Polling;

/// <summary>Makes sources of the APIs that the configuration describes.</summary>
internal sealed class ApiSources(ISourceStore sources, IArticleStore articles, IOptions<ApisOptions> options)
{
    private bool ensured;

    /// <summary>Adds those that are not there yet, once a run.</summary>
    internal async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (ensured)
            return;
        foreach (var (name, api) in options.Value.Apis)
        {
            var key = api.Outlet.Length > 0 ? api.Outlet : ArticleUrl.OutletKey(new Uri(api.Url));
            var outlet = await articles.EnsureOutletAsync(key, api.Outlet.Length > 0 ? api.Outlet : name, null, cancellationToken);
            await sources.AddAsync(new NewSource(outlet, api.Url, SourceKind.Api), cancellationToken);
        }

        ensured = true;
    }
}
