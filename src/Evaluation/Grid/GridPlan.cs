using StreamSubjectivity.Classifier.Verbalizers.Fitting;

namespace StreamSubjectivity.Evaluation.Grid;

/// <summary>What a grid tries, on what.</summary>
/// <param name="Data">Labelled sentences.</param>
/// <param name="Forms">Forms of the model; <c>as-is</c> for its file.</param>
/// <param name="Prompts">Prompts by name or file; those joined by + are asked together.</param>
/// <param name="Readers">Ways to read the answer.</param>
/// <param name="Shots">Numbers of worked examples; other than 0 only with label words.</param>
/// <param name="Cache">Folder of states and label words' log-odds that are kept; null for none.</param>
/// <param name="Seed">Of the folds.</param>
internal sealed record GridPlan(
    IReadOnlyList<LabelledSentence> Data,
    IReadOnlyList<string> Forms,
    IReadOnlyList<string> Prompts,
    IReadOnlyList<GridReader> Readers,
    IReadOnlyList<int> Shots,
    string? Cache,
    int Seed)
{
    /// <summary>The cells, those of one model and prompt after each other.</summary>
    internal IEnumerable<GridCell> Cells =>
        from form in Forms
        from prompt in Prompts
        from shots in Shots
        from reader in Readers
        where shots == 0 || reader <= GridReader.Calibrated
        select new GridCell(form, prompt, reader, shots);
}
