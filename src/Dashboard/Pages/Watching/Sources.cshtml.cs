using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages.Watching;

/// <summary>All sources and how they do.</summary>
internal sealed class SourcesModel(
    StatusMonitor monitor, ISourceQueries queries, ISourceStore store, IQuarantine quarantine, TimeProvider time, ISourceIntake? intake = null)
    : ChangingPageModel(monitor)
{
    /// <summary>Sources on a page.</summary>
    public const int PageSize = 50;

    private const int QuarantinedShown = 10;
    private const int MostPages = 100_000;

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "p")]
    public int? PageNumber { get; set; }

    public int Number => Math.Clamp(PageNumber ?? 1, 1, MostPages);

    public SourceCounts Counts { get; private set; } = null!;

    public IReadOnlyList<SourceListing> Sources { get; private set; } = [];

    /// <summary>How many fit the filter.</summary>
    public long Found { get; private set; }

    public int LastPage => (int)Math.Max(1, (Found + PageSize - 1) / PageSize);

    public IReadOnlyList<QuarantineCount> Reasons { get; private set; } = [];

    public IReadOnlyList<KeptItem> Newest { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    /// <summary>Whether this process can fetch.</summary>
    public bool CanTry => intake is not null;

    public string? DoneWords => Done switch
    {
        "added" => SourceTexts.DoneAdded,
        "paused" => SourceTexts.DonePaused,
        "resumed" => SourceTexts.DoneResumed,
        "removed" => SourceTexts.DoneRemoved,
        _ => null,
    };

    public SourceFilter Filter => Show switch
    {
        "failing" => new SourceFilter(Failing: true, Text: Text),
        "active" => new SourceFilter(SourceState.Active, Text: Text),
        "paused" => new SourceFilter(SourceState.Paused, Text: Text),
        "gone" => new SourceFilter(SourceState.Gone, Text: Text),
        _ => new SourceFilter(Text: Text),
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Now = time.GetUtcNow();
        Counts = await queries.CountsAsync(cancellationToken);
        Found = await queries.CountAsync(Filter, cancellationToken);
        Sources = await queries.PageAsync(Filter, (Number - 1) * PageSize, PageSize, cancellationToken);
        Reasons = await queries.QuarantineAsync(cancellationToken);
        Newest = Reasons.Count == 0 ? [] : await quarantine.ListAsync(null, null, QuarantinedShown, cancellationToken);
    }

    public Task<IActionResult> OnPostPauseAsync(long id, CancellationToken cancellationToken) => SetAsync(id, SourceState.Paused, "paused", cancellationToken);

    public Task<IActionResult> OnPostResumeAsync(long id, CancellationToken cancellationToken) => SetAsync(id, SourceState.Active, "resumed", cancellationToken);

    private async Task<IActionResult> SetAsync(long id, SourceState state, string done, CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (await queries.FindAsync(id, cancellationToken) is not { } source || !await store.SetStateAsync(source.Url, state, cancellationToken))
            return NotFound();
        await RecordAsync(state == SourceState.Paused ? "source.pause" : "source.resume", source.Url, null, cancellationToken);
        return RedirectToPage(new { show = Show, q = Text, p = PageNumber, done });
    }
}
