using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>A channel of Microsoft Teams, by a workflow that begins "When a Teams webhook request is received": an Adaptive Card 1.4.</summary>
internal sealed record TeamsChannel(ChannelHead Head, SecretUrl Url) : AlertChannel(Head)
{
    public const string Kind = "teams";

    public override string Target => Url.Target;

    public static TeamsChannel Read(ChannelHead head, YamlMap map) => new(head, SecretUrl.Read(map, secret: true));

    public override async Task<SendResult> SendAsync(Message message, ChannelTools tools, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url.Resolve()) { Content = JsonContent.Create(Body(message, tools.Link)) };
        return await HttpAnswer.SendAsync(request, tools, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The message with its card.</summary>
    public static JsonObject Body(Message message, Uri? link)
    {
        var content = message.Content;
        var body = new JsonArray(Block(PlainText.Title(content), ("size", "Medium"), ("weight", "Bolder")));
        foreach (var alert in content.Data.Alerts.Take(PlainText.MostAlerts))
        {
            body.Add((JsonNode)Block($"{PlainText.Word(alert.State)}: {alert.Summary}"));
            body.Add((JsonNode)Block(PlainText.Labels(alert), ("isSubtle", true), ("spacing", "None")));
            foreach (var (text, _) in PlainText.Sentences(alert).Take(3))
                body.Add((JsonNode)Block($"“{text}”", ("spacing", "Small")));
        }

        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
        };
        if (link is not null)
            card["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Dashboard", ["url"] = link.AbsoluteUri });
        return new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["contentUrl"] = null,
                ["content"] = card,
            }),
        };
    }

    private static JsonObject Block(string text, params (string Name, JsonNode Value)[] more)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = Plain(text), ["wrap"] = true };
        foreach (var (name, value) in more)
            block[name] = value;
        return block;
    }

    // TextBlocks know some Markdown; what an outlet writes is none.
    private static string Plain(string text) =>
        string.Concat(text.Select(c => c is '[' or ']' or '*' or '_' or '`' or '#' ? $"\\{c}" : c.ToString()));
}
