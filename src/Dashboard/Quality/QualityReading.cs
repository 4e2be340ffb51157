using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Quality;

/// <summary>How good the active scorer is, from all that is known.</summary>
/// <param name="Scorer">The active scorer; null before any.</param>
/// <param name="Record">What its file says; null where it isn't at hand.</param>
/// <param name="Drift">How far its input has moved; null where nobody measures that here.</param>
/// <param name="Wordings">What people say.</param>
internal sealed record QualityReading(
    ScorerListing? Scorer, ScorerRecord? Record, DriftMeasurement? Drift, IReadOnlyList<LabelledWording> Wordings)
{
    private const int Bins = 10;

    /// <summary>Against every label.</summary>
    public LabelAgreement Agreement { get; } = LabelAgreement.Of(Wordings);

    /// <summary>Against the labels of sentences that were drawn at random: the ones that say how often the scorer is right.</summary>
    public LabelAgreement AtRandom { get; } = LabelAgreement.Of(Wordings.Where(w => w.AtRandom));

    /// <summary>Wordings on which as many say the one as the other.</summary>
    public int Ties => Wordings.Count(w => w.Majority is null);

    /// <summary>Reliability by people's labels here; null while they are too few.</summary>
    public IReadOnlyList<ReliabilityBin>? Here
    {
        get
        {
            var judged = Wordings.Where(w => w is { PSubjective: not null, Majority: not null }).ToList();
            return judged.Count < LabelAgreement.Fewest
                ? null
                : [.. judged.GroupBy(w => Math.Min(Bins - 1, (int)(w.PSubjective!.Value * Bins))).OrderBy(bin => bin.Key)
                    .Select(bin => new ReliabilityBin(bin.Count(), bin.Average(w => w.PSubjective!.Value), bin.Count(w => w.Majority == true)))];
        }
    }
}
