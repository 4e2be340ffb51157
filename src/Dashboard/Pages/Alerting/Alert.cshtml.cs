using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Shifts;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>An alert: what was found and why to believe it, what became of it, and what a person can do.</summary>
internal sealed class AlertModel(
    StatusMonitor monitor, IAlertStore store, IAlertComments comments, IAlertQueries queries, ShiftReader reader, TimeProvider time,
    ISilenceRules? silences = null) : ChangingPageModel(monitor)
{
    private const int Bins = 20;
    private const int LongestNote = 1000;

    // Labels that say which alert it is for everybody, and not for the one episode or its direction alone.
    private static readonly string[] Silencing = ["rule", "outlet", "section", "language"];

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromForm(Name = "note")]
    public string? Note { get; set; }

    [FromForm(Name = "text")]
    public string? Text { get; set; }

    public StoredAlert Alert { get; private set; } = null!;

    /// <summary>The evidence of a shift of tone; null for alerts of another kind.</summary>
    public ShiftDetails? Shift { get; private set; }

    /// <summary>The chart of the series, where it is a shift.</summary>
    public ChartFigure? Figure { get; private set; }

    /// <summary>Article scores before and since, as they are stored now.</summary>
    public (IReadOnlyList<int> Before, IReadOnlyList<int> Since) Spread { get; private set; } = ([], []);

    /// <summary>Of the articles that the evidence names, those that are still there.</summary>
    public IReadOnlySet<long> There { get; private set; } = new HashSet<long>();

    /// <summary>Changes of state and comments, in order.</summary>
    public IReadOnlyList<AlertMoment> Moments { get; private set; } = [];

    public bool IsSilenced { get; private set; }

    public string? CommentFault { get; private set; }

    public string? DoneWords => Done switch
    {
        "acknowledged" => AlertTexts.DoneAcknowledged,
        "resolved" => AlertTexts.DoneResolved,
        "commented" => AlertTexts.DoneCommented,
        "late" => AlertTexts.DoneLate,
        _ => null,
    };

    public string Heading => AlertWords.Subject(Alert);

    /// <summary>Address of a new silence that keeps alerts like this one quiet.</summary>
    public string SilenceAddress => "/alerts/silences?" + string.Join('&', Silencing
        .Where(Alert.Labels.ContainsKey)
        .Select(label => "match=" + Uri.EscapeDataString($"{label}={Alert.Labels[label]}"))) + "#add";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostAcknowledgeAsync(CancellationToken cancellationToken) =>
        HandleAsync("acknowledge", "acknowledged", note => store.AcknowledgeAsync(Id, Actor, note, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostResolveAsync(CancellationToken cancellationToken) =>
        HandleAsync("resolve", "resolved", note => store.ResolveAsync(Id, Actor, note, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostCommentAsync(CancellationToken cancellationToken)
    {
        if (!MayHandle)
            return Forbid();
        if (string.IsNullOrWhiteSpace(Text) || Text.Length > IAlertComments.MaxLength)
        {
            CommentFault = Display.Fill(AlertTexts.CommentFault, IAlertComments.MaxLength);
            return await ReadAsync(cancellationToken) ? Page() : NotFound();
        }

        var comment = await comments.AddAsync(Id, Actor, Text.ReplaceLineEndings("\n").Trim(), cancellationToken);
        if (comment is null)
            return NotFound();
        await RecordAsync("alert.comment", Id.ToString(), null, cancellationToken);
        return Redirect($"/alerts/{Id}?done=commented#moments");
    }

    private async Task<IActionResult> HandleAsync(
        string action, string done, Func<string?, Task<bool>> handle, CancellationToken cancellationToken)
    {
        if (!MayHandle)
            return Forbid();
        var note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
        // Somebody else, or the evaluator, may have been quicker.
        var handled = await handle(note?.Length > LongestNote ? note[..LongestNote] : note);
        if (handled)
            await RecordAsync($"alert.{action}", Id.ToString(), note, cancellationToken);
        return Redirect($"/alerts/{Id}?done={(handled ? done : "late")}");
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (await store.FindAsync(Id.ToString(), cancellationToken) is not [var alert])
            return false;
        Alert = alert;
        var history = await store.HistoryAsync(Id, cancellationToken);
        var said = await comments.ListAsync(Id, cancellationToken);
        Moments = [.. history.Select(AlertMoment.Of).Concat(said.Select(AlertMoment.Of)).OrderBy(m => m.At)];
        var now = time.GetUtcNow();
        IsSilenced = alert.IsOpen && silences?.IsSilenced(alert.Labels, await store.SilencesAsync(now, cancellationToken), now) == true;
        if (ShiftDetails.Read(alert.Details) is not { } shift)
            return true;
        Shift = shift;
        Figure = new ChartFigure("shift", await reader.ChartAsync(shift, cancellationToken), ChartRoutes.AddressOf(ShiftChart.Name, ("alert", $"{Id}")))
        {
            Nothing = AlertTexts.ChartNothing,
        };
        There = await queries.ThereAsync([.. shift.Articles.Select(a => a.Id).Concat(shift.Sentences.Select(s => s.ArticleId)).Distinct()], cancellationToken);
        Spread = (await DistributionAsync(shift, shift.Before, cancellationToken), await DistributionAsync(shift, shift.After, cancellationToken));
        return true;
    }

    private Task<IReadOnlyList<int>> DistributionAsync(ShiftDetails shift, DaySpan span, CancellationToken cancellationToken) =>
        queries.DistributionAsync(shift.Series.Outlet, shift.Series.Section, shift.Series.Language, shift.Series.Scorer, span, Bins, cancellationToken);
}
