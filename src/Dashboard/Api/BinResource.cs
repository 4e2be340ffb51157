using StreamSubjectivity.Dashboard.Ports;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Sentences of a tenth of P(SUBJ): how many, their mean, and the share that people call SUBJ with its 95 % interval.</summary>
internal sealed record BinResource(int Sentences, double PSubjective, double ShareSubjective, double Low, double High)
{
    public static IReadOnlyList<BinResource>? Of(IReadOnlyList<ReliabilityBin>? bins) => bins is null
        ? null
        :
        [
            .. bins.Where(bin => bin.Sentences > 0).Select(bin => new BinResource(
                bin.Sentences, Math.Round(bin.Mean, 6), Math.Round(bin.Share, 6), Math.Round(bin.Interval.Low, 6), Math.Round(bin.Interval.High, 6))),
        ];
}
