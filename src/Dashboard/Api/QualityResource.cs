using StreamSubjectivity.Dashboard.Quality;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>How good the active scorer is: what its file says, how far its input has moved, and what people say here.</summary>
internal sealed record QualityResource(
    ScorerResource? Scorer,
    FittingResource? Fitting,
    DateTimeOffset? DriftAt,
    IReadOnlyList<DriftResource> Drift,
    int LabelledWordings,
    int Ties,
    AgreementResource Agreement,
    AgreementResource AgreementAtRandom,
    IReadOnlyList<BinResource>? ReliabilityHere)
{
    public static QualityResource Of(QualityReading reading) => new(
        reading.Scorer is { } scorer ? ScorerResource.Of(scorer) : null,
        reading.Record is { } record ? FittingResource.Of(record) : null,
        reading.Drift?.At,
        [.. (reading.Drift?.Groups ?? []).Select(DriftResource.Of)],
        reading.Wordings.Count,
        reading.Ties,
        AgreementResource.Of(reading.Agreement),
        AgreementResource.Of(reading.AtRandom),
        BinResource.Of(reading.Here));
}
