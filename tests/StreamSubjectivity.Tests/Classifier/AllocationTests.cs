using System.Collections.Concurrent;
using StreamSubjectivity.Classifier.Batching;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class AllocationTests
{
    private const int Requests = 200;
    private const int Short = 8;
    private const int Long = 440;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(512)]
    [InlineData(128)]
    public async Task The_decode_thread_allocates_nothing_for_a_token(int batch)
    {
        var (few, many) = (await BytesAsync(batch, Short), await BytesAsync(batch, Long));

        // What is left is the request's place among the cache's tiles, and a decode's own where it takes several: less than a byte a token.
        Assert.InRange((many - few) / (Long - Short), double.NegativeInfinity, 1);
        Assert.InRange(few, 0, 2048);
    }

    // One request a decode, so that what a decode allocates isn't shared.
    private static async Task<double> BytesAsync(int batch, int length)
    {
        var answered = new ConcurrentQueue<(string Name, long Allocated)>();
        var prefix = new PromptPrefix([1, 2, 3]);
        await using var tiny = await TinyEngine.StartAsync(Cancelled, settings: new ContextSettings(512, batch, 16, 1));
        var tokens = Enumerable.Range(0, length).Select(i => i % 250).ToArray();
        for (var i = 0; i < Requests; i++)
            await tiny.Engine.SubmitAsync(new OrderedRequest("", tokens, answered, prefix), Cancelled);
        var allocated = answered.Select(a => a.Allocated).ToList();
        return (allocated[^1] - allocated[Requests / 2]) / (double)(Requests - 1 - (Requests / 2));
    }
}
