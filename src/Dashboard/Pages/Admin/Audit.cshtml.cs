using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Pages.Admin;

/// <summary>Who did what, the newest first.</summary>
[Authorize(Policy = Access.Admin)]
[ResponseCache(NoStore = true)]
internal sealed class AuditModel(IAuditStore store, IOptions<AuditOptions> options) : PageModel
{
    private const int PageSize = 100;

    [FromQuery(Name = "actor")]
    public string? Actor { get; set; }

    [FromQuery(Name = "what")]
    public string? Action { get; set; }

    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    [FromQuery(Name = "after")]
    public long? After { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public string? Older { get; private set; }

    public string Kept => options.Value.RetentionDays == 0
        ? SecurityTexts.AuditKeptAll
        : Display.Fill(SecurityTexts.AuditKeptDays, Display.Count(options.Value.RetentionDays));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await store.ListAsync(
            new AuditSelection(PageSize + 1)
            {
                Actor = Given(Actor),
                Action = Given(Action),
                From = Start(From),
                Until = Start(To is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null),
                Before = After,
            },
            cancellationToken);
        Entries = [.. found.Take(PageSize)];
        if (found.Count > PageSize)
            Older = Url.Page("/Admin/Audit", new { Actor, what = Action, from = Day(From), to = Day(To), after = Entries[^1].Id });
    }

    private static string? Given(string? text) => text?.Trim() is { Length: > 0 } some ? some : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Start(DateOnly? day) =>
        day is { } some ? new DateTimeOffset(some, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
