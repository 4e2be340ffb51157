namespace StreamSubjectivity.Classifier.Generation;

/// <summary>That a rule names another, or holds a part.</summary>
/// <param name="Name">The other's name; null for a part.</param>
/// <param name="Part">The part; null for a name.</param>
/// <param name="Line">Where, from 1.</param>
/// <param name="Least">Least number of repetitions.</param>
/// <param name="Endless">Whether it may be repeated without end.</param>
internal sealed record GrammarReference(string? Name, GrammarRule? Part, int Line, int Least = 1, bool Endless = false)
{
    /// <summary>The rule itself, once looked up.</summary>
    internal GrammarRule? Rule { get; set; } = Part;

    /// <summary>Whether it may match nothing.</summary>
    internal bool IsNullable => Least == 0 || Rule!.IsNullable;
}
