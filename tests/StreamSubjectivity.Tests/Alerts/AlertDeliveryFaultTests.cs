using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>A thousand alerts, real processes of the role, a receiver that fails and dies: nothing is lost, and nothing comes twice without a reason.</summary>
public sealed class AlertDeliveryFaultTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IDisposable
{
    private const int Alerts = 1000;
    private const int Kills = 4;
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentBag<string> taken = [];
    private readonly ConcurrentBag<string> unanswered = [];
    private int requests;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Through_kills_of_every_part_each_alert_is_told_under_one_id_and_none_is_lost()
    {
        await using var store = database.Services();
        await FillAsync(store);
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = AnswerAsync;
        var configuration = Configuration(receiver.Port);
        var nodes = new List<StreamProcess> { Start(configuration), Start(configuration) };
        try
        {
            for (var kill = 1; kill <= Kills; kill++)
            {
                await DeliveredAsync(store, kill * Alerts / (Kills + 1), nodes);
                await nodes[kill % 2].KillAsync();
                await receiver.KillAsync();
                nodes[kill % 2] = Start(configuration);
                await receiver.RestartAsync();
            }

            await DeliveredAsync(store, Alerts, nodes);
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }

        await CheckAsync(store, receiver);
    }

    public void Dispose() => folder.Dispose();

    // Three in ten requests fail: refused, cut before they are taken, or taken without an answer, as by a receiver that dies.
    private async Task AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        switch (Interlocked.Increment(ref requests) % 10)
        {
            case 0:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case 3:
                context.Abort();
                return;
            case 6:
                taken.Add(request.Id);
                unanswered.Add(request.Id);
                context.Abort();
                return;
        }

        taken.Add(request.Id);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        try
        {
            await context.Response.CompleteAsync();
        }
        finally
        {
            if (context.RequestAborted.IsCancellationRequested)
                unanswered.Add(request.Id);
        }
    }

    private async Task CheckAsync(TestStore store, WebhookReceiver receiver)
    {
        var deliveries = await store.RowsAsync("SELECT id FROM stream.alert_deliveries WHERE state = 1", Cancel);
        Assert.Equal(Alerts, deliveries.Count);
        Assert.Equal(["1000|1000|1000"], await store.RowsAsync(
            "SELECT (SELECT count(*) FROM stream.alerts WHERE state = 1), (SELECT count(*) FROM stream.alert_notifications), (SELECT count(*) FROM stream.alert_deliveries)", Cancel));

        // At least once each, under the id of its delivery and no other.
        Assert.Equal(deliveries.Select(d => $"msg_{Guid.Parse(d):N}").Order(), taken.Distinct().Order());
        var told = receiver.Requests.Select(r => (r.Id, Alert: NotificationPayload.Read(r.Body).Data.Alerts.Single().Id)).Distinct().ToList();
        Assert.Equal(Alerts, told.Count);
        Assert.Equal(Alerts, told.Select(t => t.Alert).Distinct().Count());
        Assert.All(receiver.Requests, r => Assert.True(r.IsSignedWith(Secret)));

        // Twice only where nobody heard the answer: the receiver died before it gave it, or the sender before it wrote it down.
        var cut = await store.RowsAsync("SELECT delivery_id FROM stream.alert_attempts WHERE outcome IS NULL", Cancel);
        var excuses = cut.Select(d => $"msg_{Guid.Parse(d):N}").Concat(unanswered).ToLookup(id => id);
        Assert.All(taken.GroupBy(id => id), g => Assert.True(g.Count() - 1 <= excuses[g.Key].Count(), $"{g.Key} came {g.Count()} times"));
        Assert.NotEmpty(unanswered);
    }

    private static async Task DeliveredAsync(TestStore store, int count, List<StreamProcess> nodes)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var ended = nodes.ConvertAll(n => n.ExitAsync(enough.Token));
        while (await store.ScalarAsync<long>("SELECT count(*) FROM stream.alert_deliveries WHERE state = 1", Cancel) < count)
        {
            Assert.False(ended.Exists(e => e.IsCompleted), $"a node ended:\n{string.Join('\n', nodes.Select(n => n.Errors))}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        }

        await enough.CancelAsync();
    }

    private static async Task FillAsync(TestStore store)
    {
        await store.ExecuteAsync(
            "INSERT INTO stream.outlets (key, name, created) SELECT 'outlet-' || n, 'Outlet ' || n, now() - interval '9 days' FROM generate_series(1, 1000) n", Cancel);
        await store.ExecuteAsync(
            """
            INSERT INTO stream.sources (outlet_id, url, state, failures, next_poll, kind, skip_hours, skip_days)
            SELECT id, 'https://' || key || '.example/feed', 0, 0, now(), 0, 0, 0 FROM stream.outlets
            """,
            Cancel);
    }

    private StreamProcess Start(string configuration) => StreamProcess.Start(
        "run", "alerts", "--postgres", database.ConnectionString, "--config", configuration, "--data", folder.Path);

    private string Configuration(int port)
    {
        File.WriteAllText(folder.File("secret"), Secret);
        File.WriteAllText(
            folder.File("alerts.yaml"),
            $"""
            rules:
              - name: quiet
                kind: source_silence
                no_articles_for: 1d
            channels:
              - name: hook
                kind: webhook
                url: http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/
                secret_file: {folder.File("secret")}
                rate: 100000/s
                burst: 100000
            route:
              group_by: ["..."]
              group_wait: 0s
            """);
        var settings = new
        {
            Stream = new
            {
                Alerts = new
                {
                    Files = new[] { folder.File("alerts.yaml") },
                    EvaluationInterval = "00:00:00.2",
                    IdleWait = "00:00:00.05",
                    SendTimeout = "00:00:02",
                    Lease = "00:00:03",
                    RetrySchedule = Enumerable.Repeat("00:00:00.2", 200),
                    AllowedPrivateHosts = new[] { "127.0.0.1" },
                },
            },
        };
        File.WriteAllText(folder.File("settings.json"), JsonSerializer.Serialize(settings));
        return folder.File("settings.json");
    }
}
