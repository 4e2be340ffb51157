using System.Numerics;
using System.Runtime.InteropServices;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Shared.Text;

namespace StreamSubjectivity.Classifier.Shots;

/// <summary>
/// Gives each sentence the shots whose states are most like its own, by the cosine of the final hidden states under the prompt without
/// shots (Liu et al. 2022). The most alike comes last, next to the sentence. A sentence is never a shot of itself. Only the instruction
/// before the shots is a shared prefix; the sentence's own state costs a pass of its own.
/// </summary>
internal sealed class NearestShotPrompts : SentencePrompts
{
    private readonly LlamaEngine engine;
    private readonly PromptFrame plain;
    private readonly PromptFrame frame;
    private readonly string between;
    private readonly string[] texts;
    private readonly string[] wordings;
    private readonly float[][] states;
    private readonly int count;

    private NearestShotPrompts(LlamaEngine engine, PromptFrame plain, PromptFrame frame, string between, string[] texts, string[] wordings, float[][] states, int count) =>
        (this.engine, this.plain, this.frame, this.between, this.texts, this.wordings, this.states, this.count) =
        (engine, plain, frame, between, texts, wordings, states, count);

    /// <summary>The frame around shots and sentence.</summary>
    internal PromptFrame Frame => frame;

    /// <summary>Reads the states of all that may become shots: a pass each.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="rendered">The prompt with the places of shots and sentence.</param>
    /// <param name="shots">Writes shots.</param>
    /// <param name="pool">What may become shots.</param>
    /// <param name="count">Shots of a sentence.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ShotException">There are too few, or the prompt has special tokens between the shots and the sentence.</exception>
    internal static async Task<NearestShotPrompts> CreateAsync(
        LlamaEngine engine, string rendered, ShotText shots, IReadOnlyList<LabelledSentence> pool, int count, CancellationToken cancellationToken)
    {
        if (pool.Count < count)
            throw new ShotException($"{count} shots are asked for, and there are {pool.Count} labelled sentences");
        var vocabulary = engine.Model.Vocabulary;
        var (before, after) = Around(rendered, PromptFile.ShotsPlace);
        var (between, end) = Around(after, PromptFile.SentencePlace);
        if (vocabulary.SpecialTexts.Any(s => between.Contains(s, StringComparison.Ordinal)))
            throw new ShotException("nearest shots need a prompt without special tokens between the shots and the sentence");
        var plain = PromptFrame.Create(vocabulary, before + after);
        var states = await Task.WhenAll(pool.Select(async s => Unit(await StateAsync(engine, plain, s.Text, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        return new NearestShotPrompts(
            engine,
            plain,
            PromptFrame.Create(vocabulary, before + PromptFile.SentencePlace + end),
            between,
            [.. pool.Select(s => shots.Render([s]))],
            [.. pool.Select(s => SentenceHash.Normalize(s.Text))],
            states,
            count);
    }

    internal override async ValueTask<PromptTokens> ForAsync(string sentence, CancellationToken cancellationToken)
    {
        var wording = SentenceHash.Normalize(sentence);
        var state = Unit(await StateAsync(engine, plain, sentence, cancellationToken).ConfigureAwait(false));
        var text = string.Concat(Nearest(state, wording).Select(n => texts[n])) + between + wording;
        return new PromptTokens(frame.Prefix, frame.TokenizeText(text, engine.Limit), frame.Ending);
    }

    /// <summary>Which of the pool are nearest to a state, the nearest last.</summary>
    internal IReadOnlyList<int> Nearest(float[] state, string wording)
    {
        var likeness = Array.ConvertAll(states, s => Dot(s, state));
        var nearest = Enumerable.Range(0, states.Length)
            .Where(n => wordings[n] != wording)
            .OrderByDescending(n => likeness[n])
            .ThenBy(n => n)
            .Take(count)
            .ToArray();
        Array.Reverse(nearest);
        return nearest;
    }

    private static Task<float[]> StateAsync(LlamaEngine engine, PromptFrame plain, string sentence, CancellationToken cancellationToken) =>
        engine.SubmitAsync(new StateRequest(plain.Prefix, plain.Tokenize(sentence, engine.Limit)), cancellationToken);

    private static (string Before, string After) Around(string text, string place)
    {
        var at = text.IndexOf(place, StringComparison.Ordinal);
        return (text[..at], text[(at + place.Length)..]);
    }

    private static float[] Unit(float[] state)
    {
        var length = MathF.Sqrt(Dot(state, state));
        return length > 0 ? Array.ConvertAll(state, s => s / length) : state;
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var lefts = MemoryMarshal.Cast<float, Vector<float>>(left);
        var rights = MemoryMarshal.Cast<float, Vector<float>>(right);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < lefts.Length; i++)
            sums += lefts[i] * rights[i];
        var sum = Vector.Sum(sums);
        for (var i = lefts.Length * Vector<float>.Count; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
