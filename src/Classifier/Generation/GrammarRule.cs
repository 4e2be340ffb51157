namespace StreamSubjectivity.Classifier.Generation;

/// <summary>A rule of a GBNF grammar as far as recursion goes: the rules that it names, and what may be empty. Groups and repetitions are rules of their own.</summary>
/// <param name="Name">Its name; of a part of a rule, that rule's.</param>
/// <param name="Line">Where it begins, from 1.</param>
internal sealed record GrammarRule(string Name, int Line)
{
    /// <summary>Sequences of references; null stands for characters.</summary>
    internal List<List<GrammarReference?>> Alternatives { get; } = [];

    /// <summary>Whether it may match nothing, once that was worked out.</summary>
    internal bool IsNullable { get; set; }

    /// <summary>Ways to its first characters, once counted.</summary>
    internal int Ways { get; set; }
}
