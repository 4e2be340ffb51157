using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>The label words as a trie of tokens: at each place it knows which tokens lead on to a word.</summary>
internal sealed class LabelTrie
{
    /// <summary>Builds it.</summary>
    /// <param name="subjective">SUBJ words, each at least one token.</param>
    /// <param name="objective">OBJ words.</param>
    /// <exception cref="EngineException">A word of both labels has the same tokens.</exception>
    internal LabelTrie(IEnumerable<int[]> subjective, IEnumerable<int[]> objective)
    {
        var root = new LabelNode();
        foreach (var word in subjective)
            Add(root, word, isSubjective: true);
        foreach (var word in objective)
            Add(root, word, isSubjective: false);
        var forced = new List<int>();
        for (; root is { Options: 1, Ends: null }; root = root.Children[0])
            forced.Add(root.Tokens[0]);
        (Root, Forced) = (root, [.. forced]);
        (Depth, Widest) = Measure(root);
    }

    /// <summary>Tokens that all words begin with: they are part of the prompt.</summary>
    internal int[] Forced { get; }

    /// <summary>The place after <see cref="Forced"/>, where there is a choice.</summary>
    internal LabelNode Root { get; }

    /// <summary>Tokens of the longest word after <see cref="Forced"/>.</summary>
    internal int Depth { get; }

    /// <summary>Most options at one place.</summary>
    internal int Widest { get; }

    private static void Add(LabelNode root, int[] word, bool isSubjective)
    {
        ArgumentOutOfRangeException.ThrowIfZero(word.Length);
        var node = root;
        Mark();
        foreach (var token in word)
        {
            var at = node.Tokens.IndexOf(token);
            if (at < 0)
            {
                at = node.Tokens.Count;
                node.Tokens.Add(token);
                node.Children.Add(new LabelNode());
            }

            node = node.Children[at];
            Mark();
        }

        if (node.Ends == !isSubjective)
            throw new EngineException("a SUBJ and an OBJ label word are the same tokens to this model: give the prompt other words");
        node.Ends = isSubjective;

        void Mark()
        {
            node.HasSubjective |= isSubjective;
            node.HasObjective |= !isSubjective;
        }
    }

    private static (int Depth, int Widest) Measure(LabelNode node)
    {
        var (depth, widest) = (0, node.Options);
        foreach (var child in node.Children)
        {
            var below = Measure(child);
            (depth, widest) = (Math.Max(depth, below.Depth + 1), Math.Max(widest, below.Widest));
        }

        return (depth, widest);
    }
}
