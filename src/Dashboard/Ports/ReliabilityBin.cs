namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>Sentences whose P(SUBJ) lies in one of ten equal parts of 0 to 1.</summary>
/// <param name="Sentences">How many.</param>
/// <param name="Mean">Mean P(SUBJ) of them.</param>
/// <param name="Subjective">How many of them people call SUBJ.</param>
public sealed record ReliabilityBin(int Sentences, double Mean, int Subjective)
{
    private const double Z = 1.959964;

    /// <summary>Share of SUBJ among them.</summary>
    public double Share => (double)Subjective / Sentences;

    /// <summary>Its 95 % interval (Wilson 1927).</summary>
    public (double Low, double High) Interval => IntervalOf(Subjective, Sentences);

    /// <summary>The 95 % interval of a share (Wilson 1927).</summary>
    /// <param name="part">How many.</param>
    /// <param name="whole">Of how many, &gt; 0.</param>
    public static (double Low, double High) IntervalOf(int part, int whole)
    {
        var (n, share) = ((double)whole, (double)part / whole);
        var centre = (share + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
