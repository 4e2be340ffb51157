namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>A sentence that people judged.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Subjective">Whether they called it subjective.</param>
internal sealed record LabelledSentence(string Text, bool Subjective)
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>Line of its file, from 1; 0 where it came from no file.</summary>
    internal int Line { get; init; }

    /// <summary>The row's other columns by name, as far as they hold anything.</summary>
    internal IReadOnlyDictionary<string, string> Columns { get; init; } = None;
}
