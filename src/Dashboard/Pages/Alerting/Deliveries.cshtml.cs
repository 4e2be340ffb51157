using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>What was told to which channel, and how that went.</summary>
internal sealed class DeliveriesModel(StatusMonitor monitor, IDeliveryStore store, IAlertChannels? channels = null) : ChangingPageModel(monitor)
{
    /// <summary>Deliveries that are shown; what is older is found by its filters.</summary>
    public const int Most = 100;

    [FromQuery(Name = "state")]
    public string? StateName { get; set; }

    [FromQuery(Name = "channel")]
    public string? Channel { get; set; }

    /// <summary>A delivery whose attempts are shown.</summary>
    [FromQuery(Name = "id")]
    public Guid? Id { get; set; }

    public DeliveryState? State => Enum.TryParse<DeliveryState>(StateName, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    /// <summary>The channels; null where this process doesn't know them.</summary>
    public IReadOnlyList<ChannelListing>? Channels { get; private set; }

    public IReadOnlyList<StoredDelivery> Deliveries { get; private set; } = [];

    public bool Cut { get; private set; }

    public IReadOnlyList<StoredAttempt> Attempts { get; private set; } = [];

    /// <summary>How a test that was just sent went, or null.</summary>
    public (string Channel, ChannelTrial Trial)? Tested { get; private set; }

    public string? DoneWords => Done == "replayed" ? AlertTexts.Replayed : null;

    /// <summary>What a test gave, in words.</summary>
    public static string Words(string channel, ChannelTrial trial) => trial.Delivered
        ? Display.Fill(AlertTexts.TestTaken, channel)
        : Display.Fill(AlertTexts.TestRefused, channel, trial.Detail ?? trial.Status?.ToString(System.Globalization.CultureInfo.CurrentCulture) ?? "");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Channels = ReadChannels();
        var channel = string.IsNullOrEmpty(Channel) ? null : Channel.Replace("\0", "", StringComparison.Ordinal);
        var selection = new DeliverySelection(State, channel, Id?.ToString(), Limit: Most + 1);
        var found = await store.ListAsync(selection, cancellationToken);
        (Deliveries, Cut) = ([.. found.Take(Most)], found.Count > Most);
        if (Id is { } id)
            Attempts = await store.AttemptsAsync(id, cancellationToken);
    }

    public async Task<IActionResult> OnPostReplayAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (await store.ReplayAsync([id], cancellationToken) == 0)
            return NotFound();
        await RecordAsync("delivery.replay", id.ToString(), null, cancellationToken);
        return Redirect("/alerts/deliveries?done=replayed");
    }

    // The answer of the channel is worth more than a redirect: to load the page again asks before it sends again.
    public async Task<IActionResult> OnPostTestAsync(string name, CancellationToken cancellationToken)
    {
        if (!MayManage)
            return Forbid();
        if (channels is null)
            return NotFound();
        try
        {
            Tested = (name, await channels.SendTestAsync(name, cancellationToken));
            await RecordAsync("channel.test", name, null, cancellationToken);
        }
        catch (ArgumentException)
        {
            return NotFound();
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }

    private IReadOnlyList<ChannelListing>? ReadChannels()
    {
        try
        {
            return channels?.List();
        }
        catch (RuleBookException)
        {
            return null;
        }
    }
}
