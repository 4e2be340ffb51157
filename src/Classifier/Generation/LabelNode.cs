namespace StreamSubjectivity.Classifier.Generation;

/// <summary>A place in the trie of label words.</summary>
internal sealed class LabelNode
{
    /// <summary>Tokens that may follow.</summary>
    internal List<int> Tokens { get; } = [];

    /// <summary>Where each leads.</summary>
    internal List<LabelNode> Children { get; } = [];

    /// <summary>Whether the word that ends here is SUBJ; null where none ends.</summary>
    internal bool? Ends { get; set; }

    /// <summary>Whether a SUBJ word ends here or below.</summary>
    internal bool HasSubjective { get; set; }

    /// <summary>Whether an OBJ word ends here or below.</summary>
    internal bool HasObjective { get; set; }

    /// <summary>Ways to go on: a child each, and last, where a word ends here, to end.</summary>
    internal int Options => Children.Count + (Ends is null ? 0 : 1);

    /// <summary>The label that an option settles; null where both are still open.</summary>
    internal bool? Settles(int option)
    {
        if (option == Children.Count)
            return Ends;
        var child = Children[option];
        return child.HasSubjective == child.HasObjective ? null : child.HasSubjective;
    }
}
