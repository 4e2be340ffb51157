using FsCheck;
using FsCheck.Fluent;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Generation;
using StreamSubjectivity.Shared.Scoring;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier.Generation;

public sealed class LabelRequestTests
{
    private static readonly int[] Prompt = [40, 50, 60, 70, 80];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // Words over three tokens only, so that many begin with others.
    [Fact]
    public async Task The_answer_is_always_a_label_and_its_odds_are_those_of_the_step_that_settled_it()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(80), Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed => HoldsAsync(tiny, seed).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Single_tokens_have_the_odds_of_ranking_them()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);

        var answer = await tiny.Engine.SubmitAsync(
            new LabelRequest(new PromptPrefix([]), Prompt, new LabelTrie([[65], [66]], [[67]]), Sampling.Greedy), Cancelled);

        var logits = await StepReference.LogitsAsync(tiny.Engine, Prompt, Cancelled);
        Assert.Equal(Math.Log(Math.Exp(logits[65]) + Math.Exp(logits[66])) - logits[67], answer.LogOdds, 1e-4);
    }

    [Fact]
    public void Words_of_both_labels_with_the_same_tokens_are_refused() =>
        Assert.Throws<EngineException>(() => new LabelTrie([[1, 2], [3]], [[4], [1, 2]]));

    [Fact]
    public async Task What_all_words_begin_with_belongs_to_the_prompt()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        var trie = new LabelTrie([[1, 2, 3, 9, 9]], [[1, 2, 4]]);

        var answer = await tiny.Engine.SubmitAsync(new LabelRequest(new PromptPrefix([]), Prompt, trie, Sampling.Greedy), Cancelled);

        var logits = await StepReference.LogitsAsync(tiny.Engine, [.. Prompt, 1, 2], Cancelled);
        Assert.Equal([1, 2], trie.Forced);
        Assert.Equal(logits[3] - logits[4], answer.LogOdds, 1e-4);
        Assert.Equal(logits[3] > logits[4], answer.Subjective);
        Assert.Equal(answer.Subjective ? [3, 9, 9] : [4], answer.Tokens);
    }

    private static async Task<bool> HoldsAsync(TinyEngine tiny, int seed)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, random.Next(2, 8))
            .Select(_ => Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(3) + 65).ToArray())
            .DistinctBy(w => string.Join(',', w))
            .ToArray();
        if (words.Length < 2)
            return true;
        var subjective = random.Next(1, words.Length);
        var trie = new LabelTrie(words[..subjective], words[subjective..]);
        var sampling = random.Next(2) == 0 ? Sampling.Greedy : new Sampling(1, 0, 1, (ulong)seed);

        var answer = await tiny.Engine.SubmitAsync(new LabelRequest(new PromptPrefix([]), Prompt, trie, sampling), Cancelled);

        int[] written = [.. trie.Forced, .. answer.Tokens];
        var word = Array.FindIndex(words, w => w.SequenceEqual(written));
        Assert.InRange(word, 0, words.Length - 1);
        Assert.Equal(word < subjective, answer.Subjective);
        Assert.Equal(await ReferenceOddsAsync(tiny, words, subjective, written), answer.LogOdds, 1e-3);
        return true;
    }

    // Walks the word: at each step the words that are still possible fall into options; the first step whose option leaves one label counts.
    private static async Task<double> ReferenceOddsAsync(TinyEngine tiny, int[][] words, int subjective, int[] written)
    {
        for (var step = 0; ; step++)
        {
            var possible = words.Select((w, i) => (Word: w, Label: i < subjective)).Where(w => w.Word.AsSpan().StartsWith(written.AsSpan(0, step))).ToArray();
            int? Next(int[] word) => word.Length > step ? word[step] : null;
            var chosen = step < written.Length ? written[step] : (int?)null;
            var labels = possible.Where(w => Next(w.Word) == chosen).Select(w => w.Label).Distinct().ToArray();
            if (labels.Length > 1 || possible.Select(w => Next(w.Word)).Distinct().Count() == 1)
                continue;
            var logits = await StepReference.LogitsAsync(tiny.Engine, [.. Prompt, .. written[..step]], Cancelled);
            var total = logits.Sum(l => Math.Exp(l));
            var tokens = possible.Select(w => Next(w.Word)).OfType<int>().Distinct().ToArray();
            var rest = 1 - tokens.Sum(t => Math.Exp(logits[t]) / total);
            var (same, other) = (0d, 0d);
            foreach (var option in possible.GroupBy(w => Next(w.Word)))
            {
                var likelihood = option.Key is { } token ? Math.Exp(logits[token]) / total : rest;
                if (option.All(w => w.Label == labels[0]))
                    same += likelihood;
                else
                    other += likelihood;
            }

            return (labels[0] ? 1 : -1) * Math.Log(same / other);
        }
    }
}
