using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>What is kept quiet, and for how long.</summary>
internal sealed class SilencesModel(StatusMonitor monitor, IAlertStore store, TimeProvider time, ISilenceRules? rules = null)
    : ChangingPageModel(monitor)
{
    private const int LongestComment = 1000;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <summary>How long a silence may be, in hours; the last is for good, in the hours of the week that it names.</summary>
    public static readonly IReadOnlyList<int> Durations = [1, 2, 8, 24, 72, 168, 720];

    [FromQuery(Name = "match")]
    public IReadOnlyList<string> Prefilled { get; set; } = [];

    [FromForm(Name = "matchers")]
    public string? Matchers { get; set; }

    [FromForm(Name = "hours")]
    public int? Hours { get; set; }

    [FromForm(Name = "week")]
    public string? Week { get; set; }

    [FromForm(Name = "comment")]
    public string? Comment { get; set; }

    public string ShownMatchers => Matchers ?? string.Join('\n', Prefilled);

    public IReadOnlyList<StoredSilence> Silences { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    /// <summary>What is wrong with what was sent, or null.</summary>
    public string? Fault { get; private set; }

    public bool MayAdd => MayHandle && rules is not null;

    public string? DoneWords => Done switch
    {
        "silenced" => AlertTexts.SilenceMade,
        "ended" => AlertTexts.SilenceEnded,
        _ => null,
    };

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayAdd)
            return Forbid();
        var now = time.GetUtcNow();
        var matchers = (Matchers ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var week = string.IsNullOrWhiteSpace(Week) ? null : Week.Trim();
        DateTimeOffset? ends = Hours is > 0 and <= 24 * 366 ? now.AddHours(Hours.Value) : null;
        var comment = (Comment ?? "").Trim();
        var silence = new StoredSilence(
            Guid.CreateVersion7(now), matchers, now, ends, week, now, Actor, comment.Length > LongestComment ? comment[..LongestComment] : comment);
        Fault = rules!.FaultOf(silence);
        if (Fault is null)
        {
            await store.AddSilenceAsync(silence, cancellationToken);
            await RecordAsync("silence.add", string.Join(", ", matchers), silence.Comment, cancellationToken);
            return Redirect("/alerts/silences?done=silenced");
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!MayHandle)
            return Forbid();
        if (await store.EndSilencesAsync(id.ToString(), cancellationToken) == 0)
            return NotFound();
        await RecordAsync("silence.end", id.ToString(), null, cancellationToken);
        return Redirect("/alerts/silences?done=ended");
    }

    /// <summary>When a silence holds, in words.</summary>
    public string When(StoredSilence silence)
    {
        var until = silence.Ends is { } ends
            ? Display.Fill(ends <= Now ? AlertTexts.SilenceOver : AlertTexts.SilenceUntil, Display.Minute(ends))
            : AlertTexts.SilenceForGood;
        var starts = silence.Starts > Now ? Display.Fill(AlertTexts.SilenceFrom, Display.Minute(silence.Starts)) + " " : "";
        return silence.Recurrence is { } week ? $"{week} · {starts}{until}" : starts + until;
    }

    /// <summary>A duration in words.</summary>
    public static string Duration(int hours) => hours < 48
        ? hours == 1 ? AlertTexts.HourOne : Display.Fill(AlertTexts.Hours, hours.ToString(CultureInfo.CurrentCulture))
        : Display.Fill(AlertTexts.Days, hours / 24);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Now = time.GetUtcNow();
        var silences = await store.SilencesAsync(Now - Remembered, cancellationToken);
        Silences = [.. silences.OrderBy(s => s.Ends <= Now).ThenByDescending(s => s.Created)];
    }
}
