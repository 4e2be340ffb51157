namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>
/// The label words as a server's tokens. A word's likelihood is the product of its tokens' after all before, so that one of several
/// tokens is read at several prompts: the sentence's own, and that with the word's beginning.
/// </summary>
internal sealed class WordTokens
{
    private readonly int[][] words;
    private readonly (int Beginning, int Target)[][] steps;

    internal WordTokens(int[][] words)
    {
        this.words = words;
        var beginnings = new List<int[]> { Array.Empty<int>() };
        var targets = new List<int>();
        steps = [.. words.Select(word => word.Select((token, at) => (Place(beginnings, word[..at]), Place(targets, token))).ToArray())];
        Beginnings = beginnings;
        Targets = [.. targets];
    }

    /// <summary>What follows the sentence's prompt in those that are read; the first is nothing.</summary>
    internal IReadOnlyList<int[]> Beginnings { get; }

    /// <summary>The tokens whose likelihoods are read.</summary>
    internal int[] Targets { get; }

    /// <summary>Tokens of the longest word, less its last.</summary>
    internal int Longest => Beginnings.Max(b => b.Length);

    /// <summary>Whether all words are single tokens, so that a prompt's likelihoods matter up to a constant only.</summary>
    internal bool AreSingle => Beginnings.Count == 1;

    /// <summary>Whether a target is read after a beginning.</summary>
    internal bool Reads(int beginning, int target) => steps.Any(word => word.Contains((beginning, target)));

    /// <summary>The words' log-likelihoods.</summary>
    /// <param name="read">ln P of each target, by beginning.</param>
    internal double[] Likelihoods(ReadOnlySpan<double[]> read)
    {
        var likelihoods = new double[words.Length];
        for (var w = 0; w < words.Length; w++)
        {
            foreach (var (beginning, target) in steps[w])
                likelihoods[w] += read[beginning][target];
        }

        return likelihoods;
    }

    private static int Place(List<int[]> list, int[] tokens)
    {
        var at = list.FindIndex(t => t.AsSpan().SequenceEqual(tokens));
        if (at < 0)
            list.Add(tokens);
        return at < 0 ? list.Count - 1 : at;
    }

    private static int Place(List<int> list, int token)
    {
        if (!list.Contains(token))
            list.Add(token);
        return list.IndexOf(token);
    }
}
