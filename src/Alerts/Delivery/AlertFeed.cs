using System.Globalization;
using System.Text;
using System.Xml;
using StreamSubjectivity.Alerts.Delivery.Channels;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery;

/// <summary>The Atom feed of alerts (RFC 4287): an entry a notification, the latest first.</summary>
/// <param name="deliveries">Where notifications are.</param>
public sealed class AlertFeed(IDeliveryStore deliveries)
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int MostEntries = 100;

    /// <summary>The feed of a channel, or of all alerts.</summary>
    /// <exception cref="Store.Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    public async Task<string> RenderAsync(string? channel, CancellationToken cancellationToken) =>
        Render(channel, await deliveries.NotificationsAsync(channel, MostEntries, cancellationToken).ConfigureAwait(false));

    private static string Render(string? channel, IReadOnlyList<AlertNotification> notifications)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, CheckCharacters = false, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("title", Namespace, "Alerts of StreamSubjectivity");
            xml.WriteElementString("id", Namespace, $"urn:stream-subjectivity:alerts{(channel is null ? "" : $":{Uri.EscapeDataString(channel)}")}");
            xml.WriteElementString("updated", Namespace, Time(notifications.Count > 0 ? notifications[0].Created : DateTimeOffset.UnixEpoch));
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, "StreamSubjectivity");
            xml.WriteEndElement();
            foreach (var notification in notifications)
                WriteEntry(xml, notification);
            xml.WriteEndElement();
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static void WriteEntry(XmlWriter xml, AlertNotification notification)
    {
        var payload = NotificationPayload.Read(notification.Payload);
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("title", Namespace, Clean(PlainText.Title(payload)));
        xml.WriteElementString("id", Namespace, $"urn:uuid:{notification.Id}");
        xml.WriteElementString("updated", Namespace, Time(notification.Created));
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", payload.Type);
        xml.WriteEndElement();
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(Clean(PlainText.Body(payload, null)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // XML knows no control characters, not even escaped.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r =>
        r.Value is 9 or 10 or 13 || (r.Value >= 0x20 && r.Value is not (0xFFFE or 0xFFFF)) ? r.ToString() : "\uFFFD"));
}
