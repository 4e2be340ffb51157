using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Dashboard.Live;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class SharedReadingTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly SharedReading<string> shared;
    private int reads;

    public SharedReadingTests() => shared = new(time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_who_ask_within_a_second_get_one_reading_whatever_changes()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ReadAsync("a", $"r{i}")));

        Assert.All(answers, answer => Assert.Equal("1", answer));
    }

    [Fact]
    public async Task It_is_read_again_when_something_changed_or_after_a_minute()
    {
        await ReadAsync("a", "r1");
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("1", await ReadAsync("a", "r1"));
        Assert.Equal("2", await ReadAsync("a", "r2"));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("3", await ReadAsync("a", "r2"));
    }

    [Fact]
    public async Task Keys_are_apart()
    {
        Assert.Equal("1", await ReadAsync("a", "r"));
        Assert.Equal("2", await ReadAsync("b", "r"));
        Assert.Equal("1", await ReadAsync("a", "r"));
    }

    [Fact]
    public async Task Who_gives_up_does_not_spoil_it_for_the_next()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shared.ReadAsync("a", "r", _ => Task.FromResult(""), given.Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => shared.ReadAsync("a", "r", _ => throw new InvalidOperationException(), Cancellation));

        Assert.Equal("1", await ReadAsync("a", "r"));
    }

    public void Dispose() => shared.Dispose();

    private Task<string> ReadAsync(string key, string revision) => shared.ReadAsync(
        key, revision, _ => Task.FromResult(Interlocked.Increment(ref reads).ToString(System.Globalization.CultureInfo.InvariantCulture)), Cancellation);
}
