using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard.Pages.Watching;

/// <summary>A feed is tried before it is watched. To try is a post: a link of another site makes nobody's server fetch anything.</summary>
[EnableRateLimiting(RateLimits.Costly)]
internal sealed class TrySourceModel(StatusMonitor monitor, ISourceIntake? intake = null) : ChangingPageModel(monitor)
{
    private const int LongestName = 200;

    [FromForm(Name = "address")]
    public string? Address { get; set; }

    [FromForm(Name = "name")]
    public string? Name { get; set; }

    public SourceTrial? Trial { get; private set; }

    public bool Available => intake is not null;

    public IActionResult OnGet() => MayManage ? Page() : Forbid();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (intake is null)
            return NotFound();
        Trial = await intake.TryAsync(Address ?? "", cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (intake is null)
            return NotFound();
        var name = Name?.Length > LongestName ? Name[..LongestName] : Name;
        if (await intake.AddAsync(Address ?? "", name, cancellationToken) is { } fault)
        {
            Trial = new SourceTrial(Address ?? "") { Fault = fault, Reason = "bad-url" };
            return Page();
        }

        await RecordAsync("source.add", Address ?? "", name, cancellationToken);
        return Redirect("/sources?done=added");
    }
}
