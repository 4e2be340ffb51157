using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>A rule: it as it was written, what it would have found, and, where it was brought in, another text for it.</summary>
internal sealed class RuleModel(StatusMonitor monitor, TimeProvider time, IRuleBook? book = null) : ChangingPageModel(monitor)
{
    /// <summary>Alerts of a replay that are shown.</summary>
    public const int MostEpisodes = 200;

    private const int LongestReplay = 3 * 366;

    [FromRoute(Name = "name")]
    public string Name { get; set; } = "";

    /// <summary>First day of a replay, where one is asked for.</summary>
    [FromQuery(Name = "since")]
    public string? Since { get; set; }

    [FromForm(Name = "text")]
    public string? Text { get; set; }

    public BookRule Rule { get; private set; } = null!;

    public IReadOnlyList<RuleFault> Faults { get; private set; } = [];

    /// <summary>What a replay gave; null where none was asked for.</summary>
    public IReadOnlyList<RuleEpisode>? Episodes { get; private set; }

    /// <summary>Whether <see cref="Since"/> is no day that can be replayed from.</summary>
    public bool BadSince { get; private set; }

    public string Today => Iso(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    public string Suggested => string.IsNullOrEmpty(Since) ? Iso(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-90)) : Since;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
            return NotFound();
        if (string.IsNullOrEmpty(Since) || !MayHandle)
            return Page();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (!DateOnly.TryParseExact(Since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day >= today || day < today.AddDays(-LongestReplay))
            BadSince = true;
        else
            Episodes = await ReplayAsync(day, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (!await FindAsync(cancellationToken) || Rule.File is not null)
            return NotFound();
        Faults = await book!.SaveAsync(Name, (Text ?? "").ReplaceLineEndings("\n"), Actor, cancellationToken);
        if (Faults.Count > 0)
            return Page();
        await RecordAsync("rule.save", Name, null, cancellationToken);
        return Redirect("/alerts/rules?done=saved");
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (book is null || !await book.DropAsync(Name, cancellationToken))
            return NotFound();
        await RecordAsync("rule.drop", Name, null, cancellationToken);
        return Redirect("/alerts/rules?done=dropped");
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (book is null || (await book.ListAsync(cancellationToken)).FirstOrDefault(r => r.Name == Name) is not { } rule)
                return false;
            Rule = rule;
            return true;
        }
        catch (RuleBookException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<RuleEpisode>> ReplayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var episodes = new List<RuleEpisode>();
        await foreach (var episode in book!.ReplayAsync(Name, new DateTimeOffset(day, default, TimeSpan.Zero), cancellationToken))
        {
            episodes.Add(episode);
            if (episodes.Count > MostEpisodes)
                break;
        }

        return [.. episodes.OrderByDescending(e => e.Fired)];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
