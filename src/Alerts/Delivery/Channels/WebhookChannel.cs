using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>A webhook by Standard Webhooks 1.0: the payload as it is, signed with every secret that is named.</summary>
internal sealed record WebhookChannel(ChannelHead Head, SecretUrl Url, IReadOnlyList<SecretReference> Secrets) : AlertChannel(Head)
{
    public const string Kind = "webhook";

    public override string Target => Url.Target;

    public static WebhookChannel Read(ChannelHead head, YamlMap map)
    {
        var secrets = new[] { SecretReference.Read(map, "secret", required: true), SecretReference.Read(map, "old_secret", required: false) };
        return new WebhookChannel(head, SecretUrl.Read(map, secret: false), [.. secrets.OfType<SecretReference>()]);
    }

    public override async Task<SendResult> SendAsync(Message message, ChannelTools tools, CancellationToken cancellationToken)
    {
        var keys = Secrets.Select(s => WebhookSignature.Key(s.Resolve())).ToList();
        var now = tools.Clock.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, Url.Resolve());
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Payload));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(keys, message.Id, now, message.Payload));
        return await HttpAnswer.SendAsync(request, tools, cancellationToken).ConfigureAwait(false);
    }
}
