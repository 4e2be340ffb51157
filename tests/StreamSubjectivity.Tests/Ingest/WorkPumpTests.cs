using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Ingest;
using StreamSubjectivity.Shared.Threading;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class WorkPumpTests
{
    [Fact]
    public async Task Work_goes_on_beside_failures_and_never_exceeds_the_places()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var waiting = new Queue<int>(Enumerable.Range(0, 20));
        int running = 0, most = 0, finished = 0, claims = 0;
        var failed = new List<string>();
        var pump = new WorkPump<string>(new WakeSignal(), new FakeTimeProvider())
        {
            Places = 3,
            IdleWait = TimeSpan.FromHours(1),
            Claim = (count, _) =>
            {
                if (++claims == 2)
                    throw new InvalidOperationException("claim");
                IReadOnlyList<string> taken = [.. Enumerable.Range(0, Math.Min(count, waiting.Count))
                    .Select(_ => $"{waiting.Dequeue()}")];
                return Task.FromResult(taken);
            },
            Work = async (item, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                if (Interlocked.Increment(ref finished) == 20)
                    await stop.CancelAsync();
                if (item == "7")
                    throw new InvalidOperationException(item);
            },
            Failed = (item, e) =>
            {
                lock (failed)
                    failed.Add(item ?? e.Message);
            },
        };

        await pump.RunAsync(stop.Token);

        Assert.Equal(20, finished);
        Assert.InRange(most, 1, 3);
        Assert.Equal(["7", "claim"], failed.Order());
    }

    [Fact]
    public async Task A_signal_wakes_at_once_and_is_remembered_while_nobody_sleeps()
    {
        var clock = new FakeTimeProvider();
        var signal = new WakeSignal();
        signal.Set();
        signal.Set();

        await signal.WaitAsync(TimeSpan.FromHours(1), clock, TestContext.Current.CancellationToken);
        var second = signal.WaitAsync(TimeSpan.FromHours(1), clock, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromHours(1));
        await second;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
