using System.Text.Json;
using Microsoft.Extensions.Hosting;
using StreamSubjectivity.Alerts.Delivery.Channels;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>Every kind of channel, each read from a file as its user writes it, against what stands for its service on loopback.</summary>
public sealed class ChannelTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Hostile = "<!channel> *Boo* [x](http://evil.example) & \u0007";

    private readonly TemporaryFolder folder = new();
    private WebhookReceiver receiver = null!;
    private IHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Url => $"http://127.0.0.1:{receiver.Port}";

    public async ValueTask InitializeAsync()
    {
        receiver = await WebhookReceiver.StartAsync();
        var rules = folder.File("rules.yaml");
        await File.WriteAllTextAsync(rules, "rules: []\n", Cancel);
        host = AlertHost.Make(AlertHost.Settings(database.ConnectionString, rules), role: false);
    }

    public async ValueTask DisposeAsync()
    {
        host.Dispose();
        await receiver.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_webhook_is_signed_and_its_body_is_the_payload()
    {
        var (result, message) = await SendAsync($"{{ name: c, kind: webhook, url: \"{Url}/hook\", secret_file: {Keep(Secret)} }}");

        Assert.Equal(AttemptOutcome.Delivered, result.Outcome);
        var request = Assert.Single(receiver.Requests);
        Assert.Equal(message.Id, request.Id);
        Assert.Equal(message.Payload, request.Body);
        Assert.True(request.IsSignedWith(Secret));
        Assert.StartsWith("alert.firing", JsonDocument.Parse(request.Body).RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(500, AttemptOutcome.Failed, null, false)]
    [InlineData(301, AttemptOutcome.Failed, null, false)]
    [InlineData(503, AttemptOutcome.Failed, "7", false)]
    [InlineData(429, AttemptOutcome.Throttled, "30", false)]
    [InlineData(410, AttemptOutcome.Refused, null, true)]
    public async Task An_answer_means_what_the_specification_says(int status, AttemptOutcome outcome, string? retryAfter, bool gone)
    {
        receiver.Answer = (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
            context.Response.Headers.Location = $"{Url}/elsewhere";
            return Task.CompletedTask;
        };

        var (result, _) = await SendAsync($"{{ name: c, kind: webhook, url: \"{Url}/\", secret_file: {Keep(Secret)} }}");

        Assert.Equal((outcome, status, gone), (result.Outcome, result.Status, result.Gone));
        Assert.Equal(retryAfter is null ? null : TimeSpan.FromSeconds(int.Parse(retryAfter, System.Globalization.CultureInfo.InvariantCulture)), result.RetryAfter);
        Assert.Single(receiver.Requests);
    }

    [Theory]
    [InlineData("http://localhost:1/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]/")]
    public async Task A_webhook_leads_to_no_private_address(string url)
    {
        var (result, _) = await SendAsync($"{{ name: c, kind: webhook, url: \"{url}\", secret_file: {Keep(Secret)} }}");

        Assert.Equal(AttemptOutcome.Refused, result.Outcome);
        Assert.Contains("not a public address", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slack_gets_blocks_in_which_nobody_is_mentioned()
    {
        await SendAsync($"{{ name: c, kind: slack, url_file: {Keep($"{Url}/slack")} }}");

        var body = JsonDocument.Parse(Assert.Single(receiver.Requests).Body).RootElement;
        Assert.Contains("&lt;!channel&gt;", body.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<!channel>", body.GetProperty("blocks")[1].GetProperty("text").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_gets_an_adaptive_card()
    {
        await SendAsync($"{{ name: c, kind: teams, url_file: {Keep($"{Url}/teams")} }}");

        var attachment = JsonDocument.Parse(Assert.Single(receiver.Requests).Body).RootElement.GetProperty("attachments")[0];
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        Assert.Equal("AdaptiveCard", attachment.GetProperty("content").GetProperty("type").GetString());
        Assert.Contains(@"\[x\]", attachment.GetProperty("content").GetProperty("body")[1].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_arrives_with_the_id_of_its_delivery()
    {
        await using var server = await SmtpServer.StartAsync();
        var (result, message) = await SendAsync(
            $"{{ name: c, kind: email, host: 127.0.0.1, port: {server.Port}, tls: none, from: a@stream.example, to: [b@desk.example, c@desk.example] }}");

        Assert.Equal((AttemptOutcome.Delivered, null), (result.Outcome, result.Detail));
        var (recipients, letter) = Assert.Single(server.Letters);
        Assert.Equal(["b@desk.example", "c@desk.example"], recipients);
        Assert.Equal($"{message.Id}@stream-subjectivity", letter.MessageId);
        Assert.Contains("is loud", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_no_letter_is_tried_again()
    {
        await using var server = await SmtpServer.StartAsync(refuse: "450 come back later");
        var (result, _) = await SendAsync($"{{ name: c, kind: email, host: 127.0.0.1, port: {server.Port}, tls: none, from: a@b.example, to: [c@d.example] }}");

        Assert.Equal((AttemptOutcome.Failed, 450), (result.Outcome, result.Status));
    }

    [Fact]
    public async Task A_command_gets_the_payload_on_its_input_and_no_shell()
    {
        var file = folder.File("out");
        var (result, message) = await SendAsync($"{{ name: c, kind: command, run: [/usr/bin/tee, \"{file}\", \"{file} $(id)\"] }}");

        Assert.Equal(AttemptOutcome.Delivered, result.Outcome);
        Assert.Equal(message.Payload, await File.ReadAllTextAsync(file, Cancel));
        Assert.True(File.Exists($"{file} $(id)"));
    }

    [Theory]
    [InlineData("[/bin/sh, -c, 'echo no >&2; exit 3']", 3, "ended with 3: no")]
    [InlineData("[/bin/sleep, '60']", null, "was ended")]
    [InlineData("[/nowhere/at/all]", null, "can't be started")]
    public async Task A_command_that_fails_is_tried_again(string run, int? status, string says)
    {
        var (result, _) = await SendAsync($"{{ name: c, kind: command, timeout: 1s, run: {run} }}");

        Assert.Equal((AttemptOutcome.Failed, status), (result.Outcome, result.Status));
        Assert.Contains(says, result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_is_a_file_that_feed_readers_read()
    {
        var file = folder.File("alerts.atom");
        var payload = Payload();
        await host.Get<IDeliveryStore>().AddAsync(
            new AlertNotification(Guid.NewGuid(), "g", NotificationKind.Firing, Alarms.Start, payload, ["feed"]), Cancel);
        await SendAsync($"{{ name: feed, kind: atom, file: {file} }}", "feed");

        var feed = StreamSubjectivity.Ingest.Sources.FeedReader.Read(await File.ReadAllBytesAsync(file, Cancel), new StreamSubjectivity.Ingest.Sources.FeedOrigin("alerts.atom"));
        Assert.Contains("is loud", Assert.Single(feed.Items).Title, StringComparison.Ordinal);
        Assert.Empty(feed.Warnings);
    }

    [Fact]
    public async Task A_secret_that_is_not_there_is_no_end()
    {
        var channel = Channel("{ name: c, kind: webhook, url: \"https://a.example/\", secret_env: STREAM_TEST_NO_SUCH_SECRET }", "c");

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => channel.SendAsync(Message(), host.Get<ChannelTools>(), Cancel));
        Assert.Contains("STREAM_TEST_NO_SUCH_SECRET is not set", e.Message, StringComparison.Ordinal);
    }

    private static AlertChannel Channel(string yaml, string name) =>
        AlertSettingsReader.Read([("channels.yaml", $"channels:\n  - {yaml}\n")]).Channels[name];

    private static string Payload()
    {
        var alert = new StoredAlert(
            Guid.NewGuid(), "rule", "f", new Dictionary<string, string> { ["rule"] = "rule" }, AlertState.Firing, Alarms.Start, 1, $"a.example is loud {Hostile}");
        return NotificationPayload.Of(Guid.NewGuid(), NotificationKind.Firing, Alarms.Start, alert.Labels, [alert], []);
    }

    private static Message Message() => new(Guid.NewGuid(), NotificationKind.Firing, Alarms.Start, Payload());

    private async Task<(SendResult Result, Message Message)> SendAsync(string yaml, string name = "c")
    {
        var message = Message();
        return (await Channel(yaml, name).SendAsync(message, host.Get<ChannelTools>(), Cancel), message);
    }

    private string Keep(string secret)
    {
        var file = folder.File(Guid.NewGuid().ToString("N"));
        File.WriteAllText(file, secret + "\n");
        return file;
    }
}
