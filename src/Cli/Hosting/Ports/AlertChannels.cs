using StreamSubjectivity.Alerts.Delivery;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>The channels of the files, and trying them.</summary>
internal sealed class AlertChannels(AlertSettingsSource settings, ChannelTest test) : IAlertChannels
{
    public IReadOnlyList<ChannelListing> List()
    {
        try
        {
            return [.. settings.Current.Channels.Values.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new ChannelListing(c.Name, c.Head.Kind, c.Target))];
        }
        catch (AlertSettingsException e)
        {
            throw new RuleBookException(e.Message, e);
        }
    }

    public async Task<ChannelTrial> SendTestAsync(string name, CancellationToken cancellationToken)
    {
        var attempt = await test.RunAsync(name, cancellationToken).ConfigureAwait(false);
        return new ChannelTrial(attempt.Outcome == AttemptOutcome.Delivered, attempt.Status, attempt.Detail);
    }
}
