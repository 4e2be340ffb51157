using System.Globalization;
using System.Text;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>A notification in words.</summary>
internal static class PlainText
{
    /// <summary>Most alerts that are written out.</summary>
    public const int MostAlerts = 10;

    /// <summary>A line: what began, what is over.</summary>
    public static string Title(NotificationPayload payload)
    {
        var data = payload.Data;
        if (payload.Type == "alert.test")
            return "Test of this channel by StreamSubjectivity";
        if (data.Alerts is [var only])
            return $"{Word(only.State)}: {only.Summary}";
        var firing = data.Firing > 0 ? string.Create(CultureInfo.InvariantCulture, $"{data.Firing} firing") : null;
        var resolved = data.Resolved > 0 ? string.Create(CultureInfo.InvariantCulture, $"{data.Resolved} resolved") : null;
        var group = string.Join(", ", data.Group.Where(l => l.Key != "kind").Select(l => l.Value));
        return $"{string.Join(", ", new[] { firing, resolved }.OfType<string>())}: {(group.Length > 0 ? group : "alerts")}";
    }

    /// <summary>The alerts, a paragraph each.</summary>
    public static string Body(NotificationPayload payload, Uri? link)
    {
        var text = new StringBuilder();
        foreach (var alert in payload.Data.Alerts.Take(MostAlerts))
        {
            text.Append(Word(alert.State)).Append(": ").Append(alert.Summary).Append('\n').Append("  ").Append(Labels(alert)).Append('\n');
            foreach (var sentence in Sentences(alert).Take(5))
                text.Append("  “").Append(sentence.Text).Append("” ").Append(sentence.Url).Append('\n');
            text.Append('\n');
        }

        var left = payload.Data.Left + Math.Max(0, payload.Data.Alerts.Count - MostAlerts);
        if (left > 0)
            text.Append(CultureInfo.InvariantCulture, $"… and {left} more\n\n");
        if (link is not null)
            text.Append(link).Append('\n');
        return text.ToString();
    }

    /// <summary>Labels in a line.</summary>
    public static string Labels(ToldAlert alert) =>
        string.Join(' ', alert.Labels.Select(l => $"{l.Key}={l.Value}")) + string.Create(CultureInfo.InvariantCulture, $" since {alert.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    /// <summary>The word for a state, for people.</summary>
    public static string Word(AlertState state) => state switch
    {
        AlertState.Resolved => "Resolved",
        AlertState.Acknowledged => "Acknowledged",
        AlertState.Expired => "Over",
        _ => "Firing",
    };

    /// <summary>Sentences that an alert's details name.</summary>
    public static IEnumerable<(string Text, string Url)> Sentences(ToldAlert alert)
    {
        foreach (var sentence in alert.Details?["sentences"]?.AsArray() ?? [])
        {
            if (sentence?["text"]?.GetValue<string>() is { Length: > 0 } words)
                yield return (words, sentence["url"]?.GetValue<string>() ?? "");
        }
    }
}
