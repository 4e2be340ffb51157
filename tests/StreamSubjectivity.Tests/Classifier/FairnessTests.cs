using System.Collections.Concurrent;
using StreamSubjectivity.Classifier.Batching;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>
/// The bound: whoever was submitted before may be answered before, and besides those at most 64 that were chosen ahead while the room was too
/// small, and whoever shared the decodes of its own tokens.
/// </summary>
public sealed class FairnessTests
{
    private const int MostPassings = 64;
    private const int Batch = 128;
    private static readonly PromptPrefix None = new([]);
    private readonly ConcurrentQueue<(string Name, long Allocated)> answered = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400)]
    [InlineData(128)]
    [InlineData(100)]
    public async Task A_stream_of_long_requests_does_not_starve_a_short_one(int longest)
    {
        var place = await PlaceAsync(8, longest, before: 20, after: 150);

        Assert.InRange(place, 0, 20 + (Batch / Math.Min(longest, Batch)) + 1);
    }

    [Theory]
    [InlineData(400, 4)]
    [InlineData(128, 4)]
    [InlineData(65, 4)]
    [InlineData(120, 31)]
    public async Task A_stream_of_short_requests_does_not_starve_a_long_one(int length, int shorter)
    {
        var place = await PlaceAsync(length, shorter, before: 100, after: 1500);

        var decodes = (length + Batch - 1) / Batch;
        Assert.InRange(place, 0, 100 + MostPassings + ((decodes + 1) * (Batch / shorter)));
    }

    [Fact]
    public async Task A_request_under_a_prefix_of_its_own_waits_no_longer()
    {
        var place = await PlaceAsync(20, 20, before: 50, after: 500, new PromptPrefix(Tokens(100)));

        Assert.InRange(place, 0, 50 + MostPassings + (2 * Batch / 20));
    }

    private async Task<int> PlaceAsync(int length, int otherLength, int before, int after, PromptPrefix? prefix = null)
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled, settings: new ContextSettings(512, Batch, 24, 1), tokensInFlight: 1 << 20);
        var others = Enumerable.Range(0, before).Select(_ => Submit(tiny, "other", otherLength, None)).ToList();
        var one = Submit(tiny, "one", length, prefix ?? None);
        others.AddRange(Enumerable.Range(0, after).Select(_ => Submit(tiny, "other", otherLength, None)));
        await Task.WhenAll([one, .. others]);
        return answered.Select(a => a.Name).ToList().IndexOf("one");
    }

    private Task<int> Submit(TinyEngine tiny, string name, int length, PromptPrefix prefix) =>
        tiny.Engine.SubmitAsync(new OrderedRequest(name, Tokens(length), answered, prefix), Cancelled);

    private static int[] Tokens(int count) => [.. Enumerable.Range(0, count).Select(i => i % 250)];
}
