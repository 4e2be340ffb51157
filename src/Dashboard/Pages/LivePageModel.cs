using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamSubjectivity.Dashboard.Live;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>A page that stays as new as the database.</summary>
internal abstract class LivePageModel(StatusMonitor monitor) : PageModel
{
    /// <summary>Key of <see cref="PageModel.ViewData"/> under which the revision lies that the page is at least as new as.</summary>
    public const string Revision = nameof(Revision);

    /// <summary>The system's state.</summary>
    public StatusSnapshot Snapshot { get; private set; } = null!;

    // Read before the page's own data: what changes in between makes the browser fetch the page once more, never once too seldom.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Snapshot = await monitor.SnapshotAsync(HttpContext.RequestAborted);
        ViewData[Revision] = Snapshot.Status.Revision;
        await next();
    }
}
