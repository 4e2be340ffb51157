using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Resources;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>The rules in force.</summary>
internal sealed class RulesModel(StatusMonitor monitor, IRuleBook? book = null) : ChangingPageModel(monitor)
{
    /// <summary>The rules; null where this process doesn't know them.</summary>
    public IReadOnlyList<BookRule>? Rules { get; private set; }

    /// <summary>What is wrong with their files, or null.</summary>
    public string? Fault { get; private set; }

    public string? DoneWords => Done switch
    {
        "saved" => AlertTexts.RuleSaved,
        "dropped" => AlertTexts.RuleDropped,
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (book is null)
            return;
        try
        {
            Rules = await book.ListAsync(cancellationToken);
        }
        catch (RuleBookException e)
        {
            Fault = e.Message;
        }
    }
}
