namespace StreamSubjectivity.Evaluation.Metrics;

/// <summary>Figures of one sample, without intervals.</summary>
internal readonly record struct SampleFigures(Confusion Confusion, double? Auc, double Ece, double Brier, double LogLoss);
