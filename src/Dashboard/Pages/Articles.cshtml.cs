using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>Articles of all outlets or of one, the newest first.</summary>
internal sealed class ArticlesModel(
    StatusMonitor monitor, IArticleQueries articles, IOutletQueries outlets) : LivePageModel(monitor)
{
    private const int PageSize = 50;

    [FromQuery(Name = "outlet")]
    public string? OutletKey { get; set; }

    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public OutletListing? Outlet { get; private set; }

    public IReadOnlyList<ArticleListing> Articles { get; private set; } = [];

    public ArticleCursor? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(OutletKey) && (Outlet = await outlets.FindAsync(OutletKey, cancellationToken)) is null)
            return NotFound();
        ArticleCursor? cursor = ArticleCursor.TryParse(Before, out var parsed) ? parsed : null;
        var found = await articles.NewestAsync(Outlet?.Key, cursor, PageSize + 1, cancellationToken);
        Articles = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? found[PageSize - 1].Cursor : null;
        return Page();
    }
}
