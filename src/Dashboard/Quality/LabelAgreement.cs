using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Dashboard.Quality;

/// <summary>The active scorer's decisions against what most people say.</summary>
/// <param name="Hits">SUBJ called SUBJ.</param>
/// <param name="Alarms">OBJ called SUBJ.</param>
/// <param name="Misses">SUBJ called OBJ.</param>
/// <param name="Rejections">OBJ called OBJ.</param>
internal sealed record LabelAgreement(int Hits, int Alarms, int Misses, int Rejections)
{
    /// <summary>Fewest labels that a figure is told of: below, its interval says nothing.</summary>
    public const int Fewest = 30;

    public int All => Hits + Alarms + Misses + Rejections;

    public int Agreed => Hits + Rejections;

    /// <summary>Whether there are enough for a figure.</summary>
    public bool IsEnough => All >= Fewest;

    /// <summary>Share of labels that the scorer agrees with; null where there are too few.</summary>
    public double? Share => IsEnough ? (double)Agreed / All : null;

    /// <summary>Its 95 % interval (Wilson 1927).</summary>
    public (double Low, double High)? Interval => IsEnough ? ReliabilityBin.IntervalOf(Agreed, All) : null;

    /// <summary>Counts labels; ties and those without a decision of the active scorer are left out.</summary>
    public static LabelAgreement Of(IEnumerable<LabelledWording> wordings)
    {
        int hits = 0, alarms = 0, misses = 0, rejections = 0;
        foreach (var wording in wordings)
        {
            switch (wording.Majority, wording.SaidSubjective)
            {
                case (true, true):
                    hits++;
                    break;
                case (false, true):
                    alarms++;
                    break;
                case (true, false):
                    misses++;
                    break;
                case (false, false):
                    rejections++;
                    break;
            }
        }

        return new LabelAgreement(hits, alarms, misses, rejections);
    }
}
