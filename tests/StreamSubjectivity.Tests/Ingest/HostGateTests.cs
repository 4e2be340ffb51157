using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Ingest.Fetching;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class HostGateTests
{
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_is_asked_by_one_at_a_time_and_again_after_the_pause()
    {
        var gate = new HostGate(TimeSpan.FromSeconds(2), clock);
        var first = await gate.EnterAsync(new Uri("http://a.example/1"), Cancel);
        var second = gate.EnterAsync(new Uri("http://A.example/2"), Cancel);
        using (await gate.EnterAsync(new Uri("http://b.example/"), Cancel))
            Assert.False(second.IsCompleted);

        first.Dispose();
        clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        (await second).Dispose();
    }

    [Fact]
    public async Task A_host_that_asks_for_quiet_is_left_alone_that_long()
    {
        var gate = new HostGate(TimeSpan.Zero, clock);
        using (var pass = await gate.EnterAsync(new Uri("http://a.example/1"), Cancel))
            pass.HoldFor(TimeSpan.FromMinutes(5));

        clock.Advance(TimeSpan.FromMinutes(1));
        var away = await Assert.ThrowsAsync<FetchException>(() => gate.EnterAsync(new Uri("http://a.example/2"), Cancel));
        Assert.Equal((FetchFailure.HostQuiet, TimeSpan.FromMinutes(4)), (away.Failure, away.RetryAfter));
        clock.Advance(TimeSpan.FromMinutes(3.5));
        var next = gate.EnterAsync(new Uri("http://a.example/2"), Cancel);
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(0.6));
        (await next).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_keeps_nobody_out()
    {
        var gate = new HostGate(TimeSpan.FromHours(1), clock);
        (await gate.EnterAsync(new Uri("http://a.example/"), Cancel)).Dispose();
        using var stop = new CancellationTokenSource();
        var impatient = gate.EnterAsync(new Uri("http://a.example/"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);

        var patient = gate.EnterAsync(new Uri("http://a.example/"), Cancel);
        clock.Advance(TimeSpan.FromHours(2));
        (await patient).Dispose();
    }
}
