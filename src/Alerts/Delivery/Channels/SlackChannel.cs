using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>A channel of Slack, by an incoming webhook.</summary>
internal sealed record SlackChannel(ChannelHead Head, SecretUrl Url) : AlertChannel(Head)
{
    public const string Kind = "slack";

    // Slack's limits: 150 characters of a header, 3,000 of a section.
    private const int MostOfHeader = 150;
    private const int MostOfSection = 2900;

    public override string Target => Url.Target;

    public static SlackChannel Read(ChannelHead head, YamlMap map) => new(head, SecretUrl.Read(map, secret: true));

    public override async Task<SendResult> SendAsync(Message message, ChannelTools tools, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url.Resolve()) { Content = JsonContent.Create(Body(message, tools.Link)) };
        return await HttpAnswer.SendAsync(request, tools, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The message in blocks; <c>text</c> is what notifications on a phone show.</summary>
    public static JsonObject Body(Message message, Uri? link)
    {
        var title = PlainText.Title(message.Content);
        var text = Escaped(PlainText.Body(message.Content, link));
        return new JsonObject
        {
            ["text"] = Escaped(title),
            ["blocks"] = new JsonArray(
                new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = Cut(title, MostOfHeader) } },
                new JsonObject
                {
                    ["type"] = "section",
                    ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = Cut(text.Length > 0 ? text : Escaped(title), MostOfSection) },
                }),
        };
    }

    // What an outlet writes must not mention or link anybody.
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Cut(string text, int length) => text.Length <= length ? text : $"{text[..(length - 1)].TrimEnd('\uD83D')}…";
}
