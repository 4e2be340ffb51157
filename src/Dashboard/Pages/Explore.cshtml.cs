using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Explore;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Store.Search;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>Search in sentences.</summary>
internal sealed class ExploreModel(
    StatusMonitor monitor, SentenceFinder finder, IOutletQueries outlets, ILabelStore labels, IAuthorizationService authorization)
    : LivePageModel(monitor)
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public SearchConditions Conditions { get; set; } = new();

    [FromQuery(Name = "page")]
    public string? PageStart { get; set; }

    public IReadOnlyList<OutletListing> Outlets { get; private set; } = [];

    public SentenceSearchResult? Result { get; private set; }

    public SearchFault? Fault { get; private set; }

    /// <summary>Whether the person may label.</summary>
    public bool MayLabel { get; private set; }

    private IReadOnlyDictionary<string, bool> Labels { get; set; } = new Dictionary<string, bool>();

    /// <summary>What the person said of a sentence.</summary>
    public LabelControl ControlOf(SentenceHit hit) => new(
        new SentencePlace(hit.Article, hit.Ordinal),
        Labels.TryGetValue(Convert.ToHexStringLower(hit.Hash), out var said) ? said : null,
        LabelOrigin.Chosen,
        Request.Path + Request.QueryString);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Outlets = await outlets.ListAsync(cancellationToken);
        (Result, Fault) = await finder.FindAsync(Conditions, PageStart, PageSize, cancellationToken);
        MayLabel = (await authorization.AuthorizeAsync(User, Access.Analyst)).Succeeded;
        if (MayLabel && Result is { Hits.Count: > 0 })
            Labels = await labels.FindAsync([.. Result.Hits.Select(hit => hit.Hash)], Person.Of(User), cancellationToken);
        return Page();
    }
}
