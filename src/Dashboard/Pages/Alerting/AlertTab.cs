using StreamSubjectivity.Dashboard.Resources;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>One of the pages about alerts, which stand beside each other as tabs.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its name in the language of the request.</param>
internal sealed record AlertTab(string Path, string Name)
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<AlertTab> All =>
    [
        new("/alerts", AlertTexts.TabOpen),
        new("/alerts/history", AlertTexts.TabHistory),
        new("/alerts/rules", AlertTexts.TabRules),
        new("/alerts/silences", AlertTexts.TabSilences),
        new("/alerts/deliveries", AlertTexts.TabDeliveries),
    ];
}
