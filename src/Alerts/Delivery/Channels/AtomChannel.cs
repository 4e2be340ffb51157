using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>An Atom feed of what this channel was told, in a file for any web server. The dashboard serves one of all alerts by itself.</summary>
internal sealed record AtomChannel(ChannelHead Head, string File) : AlertChannel(Head)
{
    public const string Kind = "atom";

    public override string Target => File;

    public static AtomChannel Read(ChannelHead head, YamlMap map) => new(head, map.Required("file"));

    public override async Task<SendResult> SendAsync(Message message, ChannelTools tools, CancellationToken cancellationToken)
    {
        try
        {
            // A reader sees the old file or the new one, never a part. The entry itself is in the store already.
            var draft = $"{File}.{message.DeliveryId:N}.tmp";
            await System.IO.File.WriteAllTextAsync(draft, await tools.Feed.RenderAsync(Name, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            System.IO.File.Move(draft, File, overwrite: true);
            return SendResult.Delivered();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return SendResult.Failed(e.Message);
        }
    }
}
