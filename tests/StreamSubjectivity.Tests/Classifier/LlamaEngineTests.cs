using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class LlamaEngineTests
{
    private static readonly PromptPrefix None = new([]);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shared_prefix_gives_the_state_of_the_whole_prompt()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        int[] whole = [.. Tokens(100, seed: 1), .. Tokens(20, seed: 2)];

        var shared = await tiny.StateAsync(new PromptPrefix(whole[..100]), whole[100..], Cancelled);
        var alone = await tiny.StateAsync(None, whole, Cancelled);

        AssertClose(alone, shared);
        Assert.DoesNotContain(shared, v => !float.IsFinite(v));
        Assert.Contains(shared, v => Math.Abs(v) > 0.1);
    }

    [Fact]
    public async Task An_input_longer_than_a_batch_is_decoded_in_parts()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        await using var wide = await TinyEngine.StartAsync(Cancelled, settings: new ContextSettings(512, 512, 16, 1));
        var tokens = Tokens(400, seed: 3);

        AssertClose(await wide.StateAsync(None, tokens, Cancelled), await tiny.StateAsync(None, tokens, Cancelled));
    }

    [Fact]
    public async Task More_prefixes_than_fit_take_turns()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        var prefixes = Enumerable.Range(0, 8).Select(p => new PromptPrefix(Tokens(100, seed: p))).ToArray();
        var rest = Tokens(10, seed: 99);

        var together = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => tiny.StateAsync(prefixes[i % 8], rest, Cancelled)));

        Assert.InRange(tiny.Engine.ResidentPrefixes, 1, 5);
        for (var p = 0; p < 8; p++)
        {
            AssertClose(await tiny.StateAsync(None, [.. prefixes[p].Tokens, .. rest], Cancelled), together[p]);
            AssertClose(together[p], together[p + 16]);
        }
    }

    [Fact]
    public async Task What_does_not_fit_the_context_says_by_how_much()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);

        var fault = await Assert.ThrowsAsync<SentenceTooLongException>(() => tiny.StateAsync(new PromptPrefix(Tokens(100, 1)), Tokens(500, 2), Cancelled));

        Assert.Equal((600, 512), (fault.Tokens, fault.Limit));
    }

    [Fact]
    public async Task A_token_outside_the_vocabulary_is_refused_before_the_library_sees_it()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => tiny.StateAsync(None, [1, 1_000_000], Cancelled));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => tiny.StateAsync(new PromptPrefix([-1]), [1], Cancelled));
    }

    [Fact]
    public async Task A_cancelled_request_leaves_the_others_alone()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var lost = Enumerable.Range(0, 20).Select(i => tiny.StateAsync(None, Tokens(300, i), source.Token)).ToArray();
        var kept = tiny.StateAsync(None, Tokens(50, 1), Cancelled);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lost[^1]);
        AssertClose(await tiny.StateAsync(None, Tokens(50, 1), Cancelled), await kept);
    }

    [Fact]
    public async Task A_request_that_can_t_be_read_harms_no_other()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        var good = Enumerable.Range(0, 10).Select(i => tiny.StateAsync(None, Tokens(30, i), Cancelled)).ToArray();
        var bad = tiny.Engine.SubmitAsync(new UnreadableRequest(Tokens(30, 5)), Cancelled);

        await Assert.ThrowsAsync<EngineException>(() => bad);
        Assert.All(await Task.WhenAll(good), state => Assert.Equal(64, state.Length));
    }

    [Fact]
    public async Task A_stopped_engine_fails_what_it_has_not_answered()
    {
        var tiny = await TinyEngine.StartAsync(Cancelled, tokensInFlight: 1 << 20);
        var many = Enumerable.Range(0, 500).Select(i => tiny.StateAsync(None, Tokens(200, i), Cancelled)).ToArray();
        await tiny.DisposeAsync();

        var faults = await Task.WhenAll(many.Select(async m => await Record.ExceptionAsync(() => m)));
        Assert.All(faults, f => Assert.True(f is null or EngineClosedException, f?.ToString()));
        Assert.Contains(faults, f => f is EngineClosedException);
        await Assert.ThrowsAsync<EngineClosedException>(() => tiny.StateAsync(None, [1], Cancelled));
    }

    [Fact]
    public async Task Words_of_several_tokens_are_ranked_by_their_whole_likelihood()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        var prefix = new PromptPrefix(Tokens(40, 1));
        var tokens = Tokens(10, 2);
        int[][] words = [[5, 6, 7], [8], [5, 9]];

        var ranked = await tiny.Engine.SubmitAsync(new LikelihoodRequest(prefix, tokens, words), Cancelled);

        for (var w = 0; w < words.Length; w++)
        {
            var byHand = 0.0;
            for (var t = 0; t < words[w].Length; t++)
                byHand += (await tiny.Engine.SubmitAsync(new LikelihoodRequest(None, [.. prefix.Tokens, .. tokens, .. words[w][..t]], [[words[w][t]]]), Cancelled))[0];
            Assert.Equal(byHand, ranked[w], 1e-3);
        }
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(0, true)]
    public async Task Every_shape_of_the_family_runs(int experts, bool sentencePiece)
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled, new TinyLlama { Experts = experts, SentencePiece = sentencePiece });
        var tokens = tiny.Model.Vocabulary.Tokenize("the thing that the cat sat on", false);

        var state = await tiny.StateAsync(new PromptPrefix(tokens[..4]), tokens[4..], Cancelled);

        AssertClose(await tiny.StateAsync(None, tokens, Cancelled), state);
        Assert.Equal("the thing that the cat sat on", tiny.Model.Vocabulary.Detokenize(tokens).Trim());
    }

    private static int[] Tokens(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(256))];
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 2e-2);
    }
}
