using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>A rule is brought in.</summary>
internal sealed class NewRuleModel(StatusMonitor monitor, IRuleBook? book = null) : ChangingPageModel(monitor)
{
    // What works as it stands, so that a person changes rather than begins.
    private const string Example =
        """
        name: loud-opinion
        kind: threshold
        measure: score
        by: section
        sections: [Opinion]
        window: 7d
        above: 0.7
        labels: { severity: info }
        """;

    [FromForm(Name = "text")]
    public string? Text { get; set; }

    public string Shown => Text ?? Example;

    public IReadOnlyList<RuleFault> Faults { get; private set; } = [];

    public bool Available => book is not null;

    public IActionResult OnGet() => MayManage ? Page() : Forbid();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (book is null)
            return NotFound();
        Faults = await book.SaveAsync(null, (Text ?? "").ReplaceLineEndings("\n"), Actor, cancellationToken);
        if (Faults.Count > 0)
            return Page();
        await RecordAsync("rule.save", "", Text, cancellationToken);
        return Redirect("/alerts/rules?done=saved");
    }
}
