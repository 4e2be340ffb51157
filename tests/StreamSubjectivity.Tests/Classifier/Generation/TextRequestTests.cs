using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Generation;
using StreamSubjectivity.Shared.Scoring;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier.Generation;

public sealed class TextRequestTests
{
    private static readonly PromptPrefix None = new([]);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(20, 12)]
    [InlineData(3, 1)]
    [InlineData(50, 40)]
    [InlineData(150, 30)]
    public async Task Greedy_text_is_the_most_likely_token_step_by_step(int prompt, int count)
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        var tokens = Tokens(prompt, 1);

        var text = await GenerateAsync(tiny, None, tokens, new TextSettings(count, Sampling.Greedy));

        var expected = new List<int>();
        while (expected.Count < count)
        {
            var logits = await StepReference.LogitsAsync(tiny.Engine, [.. tokens, .. expected], Cancelled);
            var best = Array.IndexOf(logits, logits.Max());
            if (tiny.Model.Vocabulary.EndsGeneration(best))
                break;
            expected.Add(best);
        }

        Assert.Equal(expected, text.Tokens);
        Assert.Equal(expected.Count == count ? StopReason.MaxTokens : StopReason.End, text.Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public async Task A_text_is_the_same_alone_and_among_fifty_others(double temperature)
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        var prefixes = new[] { None, new PromptPrefix(Tokens(70, 9)), new PromptPrefix(Tokens(30, 8)) };
        var prompts = Enumerable.Range(0, 50).Select(i => (Prefix: prefixes[i % 3], Tokens: Tokens(5 + (i * 7 % 60), i))).ToArray();
        TextSettings Settings(int i) => new(1 + (i % 23), new Sampling(temperature, 0, 1, (ulong)i));

        var others = Enumerable.Range(0, 50).Select(i => tiny.StateAsync(prefixes[i % 3], Tokens(i + 1, i), Cancelled)).ToArray();
        var together = await Task.WhenAll(prompts.Select((p, i) => GenerateAsync(tiny, p.Prefix, p.Tokens, Settings(i))));
        await Task.WhenAll(others);

        for (var i = 0; i < prompts.Length; i += 7)
            Assert.Equal((await GenerateAsync(tiny, prompts[i].Prefix, prompts[i].Tokens, Settings(i))).Tokens, together[i].Tokens);
    }

    [Fact]
    public async Task A_seed_draws_the_same_text_again_and_another_seed_another()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        Task<GeneratedText> Draw(ulong seed) => GenerateAsync(tiny, None, Tokens(20, 1), new TextSettings(20, new Sampling(1, 50, 0.95, seed)));

        var first = await Draw(1);

        Assert.Equal(first.Tokens, (await Draw(1)).Tokens);
        Assert.NotEqual(first.Tokens, (await Draw(2)).Tokens);
    }

    [Fact]
    public async Task A_stop_string_over_token_borders_ends_the_text_before_it()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        using var letters = TextGrammar.Parse("g", "root ::= [a-z]{60}", tiny.Model.Vocabulary);
        var settings = new TextSettings(30, new Sampling(1, 0, 1, 5)) { Grammar = letters };
        var whole = await GenerateAsync(tiny, None, Tokens(20, 1), settings);
        Assert.Equal(30, whole.Tokens.Count);

        for (var at = 1; at < 25; at += 5)
        {
            var stop = whole.Text.Substring(at, 3);
            var text = await GenerateAsync(tiny, None, Tokens(20, 1), settings.StoppedBy(["", "§", stop]));

            Assert.Equal(whole.Text[..whole.Text.IndexOf(stop, StringComparison.Ordinal)], text.Text);
            Assert.Equal(StopReason.StopString, text.Reason);
        }
    }

    [Fact]
    public async Task A_cancelled_text_leaves_at_once_and_frees_its_sequence()
    {
        var tiny = await TinyEngine.StartAsync(Cancelled);
        await using (tiny)
        {
            using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            var requests = Enumerable.Range(0, 4).Select(i => new EndlessRequest(Tokens(10, i), 90)).ToArray();
            var answers = requests.Select(r => tiny.Engine.SubmitAsync(r, source.Token)).ToArray();
            await Task.WhenAny(requests.Select(r => r.UnderWay));
            await source.CancelAsync();

            foreach (var answer in answers)
                Assert.True(await Record.ExceptionAsync(() => answer) is null or OperationCanceledException);

            // More than would fit beside what should have left.
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(i => tiny.StateAsync(None, Tokens(300, i), Cancelled))), s => Assert.Equal(64, s.Length));
        }

        Assert.Equal(0, tiny.Engine.SequencesInUse);
    }

    [Fact]
    public async Task A_prompt_that_leaves_no_room_for_the_answer_says_by_how_much()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);

        var fault = await Assert.ThrowsAsync<SentenceTooLongException>(() => GenerateAsync(tiny, None, Tokens(500, 1), new TextSettings(20, Sampling.Greedy)));

        Assert.Equal((519, 512), (fault.Tokens, fault.Limit));
    }

    [Fact]
    public async Task More_texts_than_fit_take_turns_with_prompts_longer_than_a_batch()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled, settings: new ContextSettings(512, 128, 6, 1));
        var texts = Enumerable.Range(0, 30).Select(i => GenerateAsync(tiny, None, Tokens(20 + i, i), new TextSettings(10, Sampling.Greedy))).ToArray();
        var states = Enumerable.Range(0, 10).Select(i => tiny.StateAsync(None, Tokens(300, i), Cancelled)).ToArray();

        Assert.All(await Task.WhenAll(texts), t => Assert.InRange(t.Tokens.Count, 0, 10));
        Assert.All(await Task.WhenAll(states), s => Assert.Equal(64, s.Length));
    }

    private static async Task<GeneratedText> GenerateAsync(TinyEngine tiny, PromptPrefix prefix, int[] tokens, TextSettings settings)
    {
        using var request = new TextRequest(prefix, tokens, tiny.Model.Vocabulary, settings);
        return await tiny.Engine.SubmitAsync(request, Cancelled);
    }

    private static int[] Tokens(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(256))];
    }
}
