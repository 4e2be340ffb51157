using System.Globalization;
using Microsoft.Extensions.Hosting;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>Deliveries over a real RabbitMQ, claimed by one node and sent by any.</summary>
public sealed class RabbitMqDeliveryTests(DatabaseFixture database, RabbitMqServer rabbit) : IClassFixture<DatabaseFixture>, IDisposable
{
    private const int Deliveries = 100;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deliveries_go_through_the_broker_and_survive_its_death()
    {
        var address = await rabbit.RequireAsync();
        await using var store = database.Services();
        await using var receiver = await WebhookReceiver.StartAsync();
        var rules = Rules(receiver.Port);
        var settings = AlertHost.Settings(database.ConnectionString, rules);
        settings["Stream:Alerts:RabbitMq"] = address;
        var nodes = new List<IHost> { AlertHost.Make(settings, role: true), AlertHost.Make(settings, role: true) };
        foreach (var node in nodes)
            await node.StartAsync(Cancel);

        await AddAsync(store, Deliveries);
        await DeliveredAsync(store, Deliveries);
        Assert.Equal(Deliveries, receiver.Requests.Select(r => r.Id).Distinct().Count());
        Assert.Equal(Deliveries, receiver.Requests.Count);

        // What was under way in a broker that dies is claimed anew after its lease.
        await AddAsync(store, Deliveries);
        await rabbit.KillAsync();
        await rabbit.RequireAsync();
        await DeliveredAsync(store, 2 * Deliveries);
        Assert.Equal(2 * Deliveries, receiver.Requests.Select(r => r.Id).Distinct().Count());
        foreach (var node in nodes)
        {
            await node.StopAsync(Cancel);
            node.Dispose();
        }
    }

    public void Dispose() => folder.Dispose();

    private static async Task AddAsync(TestStore store, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await store.Get<IDeliveryStore>().AddAsync(
                new AlertNotification(Guid.CreateVersion7(), "g", NotificationKind.Firing, TimeProvider.System.GetUtcNow(), """{"type":"alert.firing","timestamp":"2026-01-01T00:00:00Z","data":{"notification":"0199a3f2-0000-7000-8000-000000000000","group":{},"firing":0,"resolved":0,"alerts":[],"left":0}}""", ["hook"]),
                Cancel);
        }
    }

    private static async Task DeliveredAsync(TestStore store, long count)
    {
        while (await store.ScalarAsync<long>("SELECT count(*) FROM stream.alert_deliveries WHERE state = 1", Cancel) < count)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
    }

    private string Rules(int port)
    {
        File.WriteAllText(folder.File("secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        File.WriteAllText(
            folder.File("alerts.yaml"),
            $"""
            channels:
              - name: hook
                kind: webhook
                url: http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/
                secret_file: {folder.File("secret")}
                rate: 100000/s
            """);
        return folder.File("alerts.yaml");
    }
}
