using StreamSubjectivity.Classifier.Consuming;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class InFlightLimitTests
{
    [Fact]
    public void Nothing_in_flight_is_empty_at_once() => Assert.True(new InFlightLimit(2, 100).EmptyAsync().IsCompleted);

    [Fact]
    public async Task It_is_empty_when_the_last_has_left_whoever_waits()
    {
        var limit = new InFlightLimit(2, 100);
        limit.Enter(60);
        limit.Enter(60);
        var (first, second) = (limit.EmptyAsync(), limit.EmptyAsync());
        Assert.True(limit.Full);

        limit.Leave(60);
        Assert.False(first.IsCompleted);
        limit.Leave(60);

        await Task.WhenAll(first, second).WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Members_that_leave_while_someone_begins_to_wait_are_not_missed()
    {
        for (var round = 0; round < 2000; round++)
        {
            var limit = new InFlightLimit(4, 100);
            limit.Enter(1);
            var leaving = Task.Run(() => limit.Leave(1), TestContext.Current.CancellationToken);
            await limit.EmptyAsync().WaitAsync(TestContext.Current.CancellationToken);
            await leaving;
        }
    }
}
