using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>The kinds of channels by their names in files.</summary>
internal static class ChannelKinds
{
    private static readonly Dictionary<string, Func<ChannelHead, YamlMap, AlertChannel>> Kinds = new(StringComparer.Ordinal)
    {
        [WebhookChannel.Kind] = WebhookChannel.Read,
        [SlackChannel.Kind] = SlackChannel.Read,
        [TeamsChannel.Kind] = TeamsChannel.Read,
        [EmailChannel.Kind] = EmailChannel.Read,
        [AtomChannel.Kind] = AtomChannel.Read,
        [CommandChannel.Kind] = CommandChannel.Read,
    };

    /// <summary>Reads a channel; null where its kind isn't known.</summary>
    public static AlertChannel? Read(YamlMap map)
    {
        var head = ChannelHead.Read(map);
        if (!Kinds.TryGetValue(head.Kind, out var read))
        {
            if (head.Kind.Length > 0)
                map.Fault("kind", $"kind: '{head.Kind}' must be one of {string.Join(", ", Kinds.Keys)}");
            return null;
        }

        var channel = read(head, map);
        map.Finish();
        return channel;
    }
}
