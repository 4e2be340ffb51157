using StreamSubjectivity.Dashboard.Live;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class RememberedReadingsTests
{
    private readonly RememberedReadings<string> readings = new(most: 2);
    private int reads;

    [Fact]
    public async Task What_has_not_changed_is_read_once()
    {
        Assert.Equal("1", await ReadAsync("a", "first"));
        Assert.Equal("1", await ReadAsync("a", "first"));
        Assert.Equal("2", await ReadAsync("a", "second"));
        Assert.Equal("3", await ReadAsync("b", "second"));
        Assert.Equal("2", await ReadAsync("a", "second"));
    }

    [Fact]
    public async Task Many_keys_do_not_fill_the_memory()
    {
        await ReadAsync("a", "r");
        await ReadAsync("b", "r");
        await ReadAsync("c", "r");

        Assert.Equal("3", await ReadAsync("c", "r"));
        Assert.Equal("4", await ReadAsync("a", "r"));
    }

    private Task<string> ReadAsync(string key, string revision) => readings.ReadAsync(
        key, revision, _ => Task.FromResult($"{++reads}"), TestContext.Current.CancellationToken);
}
