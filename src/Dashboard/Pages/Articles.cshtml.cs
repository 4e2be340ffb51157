using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Explore;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Store.Search;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>Articles of all outlets or of one, narrowed by what they are, the newest first.</summary>
internal sealed class ArticlesModel(StatusMonitor monitor, IArticleSearch articles, IOutletQueries outlets) : LivePageModel(monitor)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public SearchConditions Conditions { get; set; } = new();

    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public IReadOnlyList<OutletListing> Outlets { get; private set; } = [];

    public OutletListing? Outlet { get; private set; }

    /// <summary>What was found; without articles where there is a fault.</summary>
    public ArticlePage Found { get; private set; } = new([], null, null);

    public SearchFault? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Outlets = await outlets.ListAsync(cancellationToken);
        if (!string.IsNullOrEmpty(Conditions.Outlet) && (Outlet = Outlets.FirstOrDefault(o => o.Key == Conditions.Outlet)) is null)
            return NotFound();
        var (filter, fault) = Conditions.ReadFilter();
        if (filter is null)
        {
            Fault = fault;
            return Page();
        }

        try
        {
            ArticleCursor? cursor = ArticleCursor.TryParse(Before, out var parsed) ? parsed : null;
            Found = await articles.ListAsync(filter, cursor, PageSize, cancellationToken);
        }
        catch (SearchWordsException)
        {
            Fault = SearchFault.Words;
        }
        catch (SearchTooWideException)
        {
            Fault = SearchFault.Time;
        }

        return Page();
    }
}
