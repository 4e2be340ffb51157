using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class DeliveryStoreTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static int channels;

    private readonly FakeTimeProvider clock = new(Alarms.Start);
    private readonly string channel = $"channel-{Interlocked.Increment(ref channels)}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ChannelRate Fast => new(channel, 1000, 1000);

    [Fact]
    public async Task An_attempt_is_claimed_and_begun_once_and_anew_after_its_lease()
    {
        await using var store = database.Services(clock);
        var deliveries = await FillAsync(store, 1);
        var first = Assert.Single(await deliveries.ClaimAsync(Fast, 10, Lease, Cancel));
        Assert.Empty(await deliveries.ClaimAsync(Fast, 10, Lease, Cancel));
        Assert.NotNull(await deliveries.BeginAsync(first, Lease, Cancel));
        Assert.Null(await deliveries.BeginAsync(first, Lease, Cancel));

        clock.Advance(Lease);
        var second = Assert.Single(await deliveries.ClaimAsync(Fast, 10, Lease, Cancel));
        Assert.Equal((first.DeliveryId, 2), (second.DeliveryId, second.Attempt));
        // Whoever held the first attempt comes too late to say how it went.
        Assert.False(await deliveries.SettleAsync(first, new DeliverySettlement(AttemptOutcome.Delivered, 200, null, null), Cancel));
        Assert.Null(await deliveries.BeginAsync(first, Lease, Cancel));
        Assert.NotNull(await deliveries.BeginAsync(second, Lease, Cancel));
        Assert.True(await deliveries.SettleAsync(second, new DeliverySettlement(AttemptOutcome.Delivered, 200, null, null), Cancel));
        Assert.Empty(await deliveries.ClaimAsync(Fast, 10, Lease, Cancel));
        Assert.Equal(2, (await deliveries.AttemptsAsync(first.DeliveryId, Cancel)).Count);
    }

    [Fact]
    public async Task Many_claimers_never_share_an_attempt()
    {
        await using var store = database.Services(clock);
        var deliveries = await FillAsync(store, 200);
        var claimed = new List<DeliveryTicket>();
        while (claimed.Count < 200)
        {
            var rounds = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => deliveries.ClaimAsync(Fast, 7, Lease, Cancel)));
            claimed.AddRange(rounds.SelectMany(r => r));
        }

        Assert.Equal(200, claimed.Select(c => c.DeliveryId).Distinct().Count());
    }

    [Fact]
    public async Task All_nodes_together_keep_the_rate_of_a_channel()
    {
        await using var store = database.Services(clock);
        var deliveries = await FillAsync(store, 100);
        var slow = new ChannelRate(channel, 2, 5);
        Assert.Equal(5, (await deliveries.ClaimAsync(slow, 100, Lease, Cancel)).Count);
        Assert.Empty(await deliveries.ClaimAsync(slow, 100, Lease, Cancel));

        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(4, (await deliveries.ClaimAsync(slow, 100, Lease, Cancel)).Count);
        clock.Advance(TimeSpan.FromHours(1) - Lease);
        Assert.Equal(5, (await deliveries.ClaimAsync(slow, 100, TimeSpan.FromDays(1), Cancel)).Count);
    }

    [Fact]
    public async Task A_channel_that_asks_for_quiet_gets_it_and_one_that_is_gone_waits_for_a_replay()
    {
        await using var store = database.Services(clock);
        var deliveries = await FillAsync(store, 3);
        var tickets = await deliveries.ClaimAsync(Fast, 2, Lease, Cancel);
        var quiet = clock.GetUtcNow() + TimeSpan.FromMinutes(10);
        await deliveries.BeginAsync(tickets[0], Lease, Cancel);
        await deliveries.SettleAsync(tickets[0], new DeliverySettlement(AttemptOutcome.Throttled, 429, "slow down", quiet, quiet), Cancel);
        Assert.DoesNotContain(channel, await deliveries.DueChannelsAsync(Cancel));
        Assert.Empty(await deliveries.ClaimAsync(Fast, 10, Lease, Cancel));

        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains(channel, await deliveries.DueChannelsAsync(Cancel));
        var again = await deliveries.ClaimAsync(Fast, 10, Lease, Cancel);
        Assert.Equal(3, again.Count);
        await deliveries.BeginAsync(again[0], Lease, Cancel);
        await deliveries.SettleAsync(again[0], new DeliverySettlement(AttemptOutcome.Refused, 410, "gone", null, ChannelGone: true), Cancel);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(await deliveries.ClaimAsync(Fast, 10, Lease, Cancel));

        Assert.Equal(1, await deliveries.ReplayAsync([again[0].DeliveryId], Cancel));
        Assert.Equal(3, (await deliveries.ClaimAsync(Fast, 10, Lease, Cancel)).Count);
    }

    [Fact]
    public async Task A_clock_that_went_back_delays_nothing_for_long()
    {
        await using var store = database.Services(clock);
        var deliveries = await FillAsync(store, 1);
        Assert.Single(await deliveries.ClaimAsync(Fast, 10, Lease, Cancel));
        await using var earlier = database.Services(new FakeTimeProvider(Alarms.Start.AddDays(-3)));

        Assert.Single(await earlier.Get<IDeliveryStore>().ClaimAsync(Fast, 10, Lease, Cancel));
    }

    private async Task<IDeliveryStore> FillAsync(TestStore store, int count)
    {
        var deliveries = store.Get<IDeliveryStore>();
        for (var i = 0; i < count; i++)
        {
            await deliveries.AddAsync(
                new AlertNotification(Guid.NewGuid(), "group", NotificationKind.Firing, clock.GetUtcNow(), "{}", [channel]), Cancel);
        }

        return deliveries;
    }
}
