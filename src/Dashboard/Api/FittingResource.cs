using StreamSubjectivity.Dashboard.Ports;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>What a scorer's file says of it; figures are cross-validated.</summary>
internal sealed record FittingResource(
    string Name,
    string? Data,
    int Sentences,
    int Subjective,
    int? Folds,
    double? MacroF1,
    double? Auc,
    double? LogLoss,
    double? Brier,
    double? Ece,
    double? Prior,
    double Threshold,
    IReadOnlyList<string>? Languages,
    string Terms,
    string? Warning,
    IReadOnlyList<BinResource>? Reliability)
{
    public static FittingResource Of(ScorerRecord record) => new(
        record.Name,
        record.Data,
        record.Sentences,
        record.Subjective,
        record.Folds,
        record.MacroF1,
        record.Auc,
        record.LogLoss,
        record.Brier,
        record.Ece,
        record.Prior,
        record.Threshold,
        record.Languages,
        record.Terms,
        record.Warning,
        BinResource.Of(record.Reliability));
}
