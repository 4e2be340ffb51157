using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>Alerts of all states, the latest first.</summary>
internal sealed class HistoryModel(StatusMonitor monitor, IAlertQueries alerts) : LivePageModel(monitor)
{
    private const int PageSize = 50;

    [FromQuery(Name = "rule")]
    public string? Rule { get; set; }

    [FromQuery(Name = "outlet")]
    public string? Outlet { get; set; }

    [FromQuery(Name = "state")]
    public string? StateName { get; set; }

    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public AlertState? State => Enum.TryParse<AlertState>(StateName, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    public IReadOnlyList<AlertListing> Alerts { get; private set; } = [];

    public AlertCursor? Next { get; private set; }

    public IReadOnlyList<string> Rules { get; private set; } = [];

    public IReadOnlyList<string> Outlets { get; private set; } = [];

    public bool Narrowed => !string.IsNullOrEmpty(Rule) || !string.IsNullOrEmpty(Outlet) || State is not null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        AlertCursor? cursor = AlertCursor.TryParse(Before, out var parsed) ? parsed : null;
        var found = await alerts.PageAsync(new AlertFilter(Chosen(Rule), Chosen(Outlet), State), cursor, PageSize + 1, cancellationToken);
        Alerts = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? found[PageSize - 1].Cursor : null;
        (Rules, Outlets) = await alerts.NamesAsync(cancellationToken);
    }

    // PostgreSQL refuses the character that no name has.
    private static string? Chosen(string? name) => string.IsNullOrEmpty(name) ? null : name.Replace("\0", "", StringComparison.Ordinal);
}
