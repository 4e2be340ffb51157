using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Tests.Classifier;
using Xunit;

namespace StreamSubjectivity.Tests.Evaluation;

public sealed class StateReadingTests
{
    private static readonly ContextSettings Wide = new(1024, 128, 16, 1) { ManyOutputs = true };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_mean_is_that_of_the_states_of_the_sentence_s_tokens()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled, settings: Wide);
        var prefix = new PromptPrefix(Tokens(20, 1));
        var tokens = Tokens(12, 2);

        var both = await tiny.Engine.SubmitAsync(new StateRequest(prefix, tokens, StateReading.Both, ending: 4), Cancelled);

        var states = await Task.WhenAll(Enumerable.Range(1, 12).Select(n => tiny.StateAsync(prefix, tokens[..n], Cancelled)));
        var width = states[0].Length;
        Assert.Equal(2 * width, both.Length);
        for (var d = 0; d < width; d++)
        {
            Assert.Equal(states[11][d], both[d], 1e-3f);
            Assert.Equal(states[..8].Average(s => s[d]), both[width + d], 1e-3f);
        }
    }

    [Fact]
    public async Task Many_at_a_time_and_longer_than_a_batch_read_as_one_alone()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled, settings: Wide);
        var prefix = new PromptPrefix(Tokens(30, 1));
        var requests = Enumerable.Range(0, 40).Select(i => Tokens(i % 10 == 9 ? 300 : 10 + i, seed: i)).ToArray();

        var together = await Task.WhenAll(requests.Select(r => tiny.Engine.SubmitAsync(new StateRequest(prefix, r, StateReading.Mean), Cancelled)));

        for (var i = 0; i < requests.Length; i += 3)
        {
            var alone = await tiny.Engine.SubmitAsync(new StateRequest(prefix, requests[i], StateReading.Mean), Cancelled);
            for (var d = 0; d < alone.Length; d++)
                Assert.Equal(alone[d], together[i][d], 1e-3f);
        }
    }

    private static int[] Tokens(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(3, 200))];
    }
}
