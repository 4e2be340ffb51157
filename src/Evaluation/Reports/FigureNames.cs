using System.Globalization;
using StreamSubjectivity.Evaluation.Metrics;

namespace StreamSubjectivity.Evaluation.Reports;

/// <summary>Figures with the names that people read.</summary>
internal static class FigureNames
{
    /// <summary>All, in the order that they are shown in.</summary>
    internal static readonly IReadOnlyList<(string Name, Func<Figures, Figure> Pick)> All =
    [
        ("macro-F1", f => f.MacroF1),
        ("F1 of SUBJ", f => f.F1Subjective),
        ("F1 of OBJ", f => f.F1Objective),
        ("precision of SUBJ", f => f.PrecisionSubjective),
        ("recall of SUBJ", f => f.RecallSubjective),
        ("accuracy", f => f.Accuracy),
        ("AUC", f => f.Auc),
        ("ECE (10 bins)", f => f.Ece),
        ("Brier", f => f.Brier),
        ("log loss", f => f.LogLoss),
    ];

    /// <summary>A figure with its interval.</summary>
    internal static string Short(Figure figure) => figure switch
    {
        { Value: null } => "not defined",
        { Low: null } => Number(figure.Value),
        _ => $"{Number(figure.Value)} [{Number(figure.Low)}, {Number(figure.High)}]",
    };

    private static string Number(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "";
}
