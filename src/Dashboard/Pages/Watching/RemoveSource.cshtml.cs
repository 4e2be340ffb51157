using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages.Watching;

/// <summary>Asks before a source is removed.</summary>
internal sealed class RemoveSourceModel(StatusMonitor monitor, ISourceQueries queries, ISourceStore store) : ChangingPageModel(monitor)
{
    [FromRoute(Name = "id")]
    public long Id { get; set; }

    public SourceListing Source { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (await queries.FindAsync(Id, cancellationToken) is not { } source)
            return NotFound();
        Source = source;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (await queries.FindAsync(Id, cancellationToken) is not { } source || !await store.RemoveAsync(source.Url, cancellationToken))
            return NotFound();
        await RecordAsync("source.remove", source.Url, null, cancellationToken);
        return Redirect("/sources?done=removed");
    }
}
