namespace StreamSubjectivity.Evaluation.Grid;

/// <summary>What a cell gave.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Key">SHA-256 of all that the figures depend on, shortened: a row with it need not be made again.</param>
/// <param name="Sentences">Labelled sentences.</param>
/// <param name="MacroF1">Macro-F1; out of fold where something was fitted.</param>
/// <param name="Auc">Area under the ROC curve, likewise.</param>
/// <param name="LogLoss">Nats a sentence, likewise.</param>
/// <param name="Ece">Calibration error in ten bins, likewise.</param>
/// <param name="SentencesPerSecond">Sentences that the model read a second; null where it was all kept from before.</param>
internal sealed record GridRow(
    GridCell Cell, string Key, int Sentences, double MacroF1, double Auc, double LogLoss, double Ece, double? SentencesPerSecond);
