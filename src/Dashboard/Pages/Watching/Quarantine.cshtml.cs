using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages.Watching;

/// <summary>What couldn't be processed.</summary>
internal sealed class QuarantineModel(StatusMonitor monitor, ISourceQueries queries, IQuarantine quarantine) : ChangingPageModel(monitor)
{
    /// <summary>Items that are shown; what is older is found by its reason.</summary>
    public const int Most = 100;

    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [FromQuery(Name = "reason")]
    public string? Reason { get; set; }

    public IReadOnlyList<QuarantineCount> Reasons { get; private set; } = [];

    public IReadOnlyList<KeptItem> Items { get; private set; } = [];

    public bool Cut { get; private set; }

    public string? DoneWords => Done switch
    {
        "retried" => SourceTexts.DoneRetried,
        "dropped" => SourceTexts.DoneDropped,
        "stays" => SourceTexts.DoneStays,
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Reasons = await queries.QuarantineAsync(cancellationToken);
        var items = await quarantine.ListAsync(Chosen(Kind), Chosen(Reason), Most + 1, cancellationToken);
        (Items, Cut) = ([.. items.Take(Most)], items.Count > Most);
    }

    public async Task<IActionResult> OnPostRetryAsync(long id, CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        // Where its entry or source is gone, it stays.
        if (!await quarantine.RequeueAsync(id, cancellationToken))
            return Back("stays");
        await RecordAsync("quarantine.retry", $"{id}", null, cancellationToken);
        return Back("retried");
    }

    public async Task<IActionResult> OnPostDropAsync(long id, CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (await quarantine.DropAsync([id], cancellationToken) == 0)
            return NotFound();
        await RecordAsync("quarantine.drop", $"{id}", null, cancellationToken);
        return Back("dropped");
    }

    private RedirectToPageResult Back(string done) => RedirectToPage(new { kind = Kind, reason = Reason, done });

    private static string? Chosen(string? name) => string.IsNullOrEmpty(name) ? null : name.Replace("\0", "", StringComparison.Ordinal);
}
