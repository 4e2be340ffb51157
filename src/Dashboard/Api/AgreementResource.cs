using StreamSubjectivity.Dashboard.Quality;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>The scorer's decisions against people's; the share and its 95 % interval are null below 30 labels.</summary>
internal sealed record AgreementResource(
    int Labels, int Hits, int Alarms, int Misses, int Rejections, double? Share, double? Low, double? High)
{
    public static AgreementResource Of(LabelAgreement agreement) => new(
        agreement.All,
        agreement.Hits,
        agreement.Alarms,
        agreement.Misses,
        agreement.Rejections,
        Decimals.Of(agreement.Share),
        Decimals.Of(agreement.Interval?.Low),
        Decimals.Of(agreement.Interval?.High));
}
