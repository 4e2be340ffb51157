using StreamSubjectivity.Evaluation.Metrics;

namespace StreamSubjectivity.Evaluation.Grid;

/// <summary>What a cell gave.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Key">SHA-256 of all that the figures depend on, shortened: a row with it need not be made again.</param>
/// <param name="Sentences">Labelled sentences.</param>
/// <param name="MacroF1">Macro-F1; out of fold where something was fitted.</param>
/// <param name="Auc">Area under the ROC curve, likewise.</param>
/// <param name="LogLoss">Nats a sentence, likewise.</param>
/// <param name="Ece">Calibration error in ten bins, likewise.</param>
/// <param name="SentencesPerSecond">Sentences that the model read a second, both states given; null where it was all kept from before.</param>
/// <param name="Probabilities">P(SUBJ) of each sentence, likewise: what two rows are compared by.</param>
/// <param name="Said">The decision on each, S or O, likewise.</param>
internal sealed record GridRow(
    GridCell Cell,
    string Key,
    int Sentences,
    double MacroF1,
    double Auc,
    double LogLoss,
    double Ece,
    double? SentencesPerSecond,
    IReadOnlyList<double>? Probabilities = null,
    string? Said = null)
{
    private const int Draws = 2000;

    /// <summary>This row less another of the same sentences, by the paired bootstrap; null where one holds no judgements.</summary>
    /// <param name="other">The other.</param>
    /// <param name="labels">What people said of the sentences.</param>
    /// <param name="seed">Of the draws.</param>
    internal PairedComparison? Less(GridRow other, bool[] labels, int seed) =>
        Judged(labels) is { } mine && other.Judged(labels) is { } others ? PairedComparison.Of(mine, others, Draws, seed) : null;

    private List<JudgedSentence>? Judged(bool[] labels) => Probabilities?.Count == labels.Length && Said?.Length == labels.Length
        ? [.. labels.Select((label, i) => new JudgedSentence(Probabilities[i], Said[i] == 'S', label))]
        : null;
}
