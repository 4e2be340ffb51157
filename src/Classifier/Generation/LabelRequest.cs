using System.Runtime.InteropServices;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>
/// Generates one of the label words: at each step only tokens that lead on to one may be chosen. Where a word begins another, it ends
/// there if that is chosen over going on; the likelihood of ending is that of all tokens that don't go on.
/// </summary>
internal sealed class LabelRequest : GrowingRequest<LabelAnswer>
{
    private readonly Sampling sampling;
    private readonly float[] logits;
    private readonly List<int> word;
    private LabelNode place;
    private double? logOdds;
    private bool subjective;
    private int step;

    /// <summary>Asks for a label after a prompt.</summary>
    internal LabelRequest(PromptPrefix prefix, int[] tokens, LabelTrie trie, Sampling sampling)
        : base(prefix, [.. tokens, .. trie.Forced], trie.Depth - 1)
    {
        this.sampling = sampling;
        place = trie.Root;
        logits = new float[trie.Widest];
        word = new List<int>(trie.Depth);
    }

    private protected override bool GoesOn(ReadOnlySpan<float> output)
    {
        var options = logits.AsSpan(0, place.Options);
        Read(output, options);
        var chosen = TokenSampler.Pick(options, sampling, step++);
        if (chosen < 0)
            throw new EngineException("the model gave no finite likelihood: its weights are damaged");
        if (logOdds is null && place.Settles(chosen) is { } label)
            (subjective, logOdds) = (label, LogOdds(options, label));
        if (chosen == place.Children.Count)
            return false;
        Take(chosen);
        while (place is { Options: 1, Ends: null })
            Take(0);
        if (place.Children.Count == 0)
            return false;
        foreach (var token in CollectionsMarshal.AsSpan(word)[Appended..])
            Append(token);
        return true;
    }

    private protected override LabelAnswer Result() => new(word, subjective, logOdds!.Value);

    private void Take(int child)
    {
        word.Add(place.Tokens[child]);
        place = place.Children[child];
    }

    private void Read(ReadOnlySpan<float> output, Span<float> options)
    {
        for (var c = 0; c < place.Children.Count; c++)
            options[c] = output[place.Tokens[c]];
        if (place.Ends is null)
            return;
        var all = Likelihood.LogSumExp(output);
        var ending = 1d;
        for (var c = 0; c < place.Children.Count; c++)
            ending -= Math.Exp(options[c] - all);
        options[^1] = (float)(all + Math.Log(Math.Max(ending, 1e-12)));
    }

    private double LogOdds(ReadOnlySpan<float> options, bool label)
    {
        Span<float> same = stackalloc float[options.Length];
        Span<float> other = stackalloc float[options.Length];
        var (sames, others) = (0, 0);
        for (var o = 0; o < options.Length; o++)
        {
            if (place.Settles(o) == label)
                same[sames++] = options[o];
            else
                other[others++] = options[o];
        }

        var odds = Likelihood.LogSumExp(same[..sames]) - Likelihood.LogSumExp(other[..others]);
        return label ? odds : -odds;
    }
}
