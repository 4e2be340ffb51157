namespace StreamSubjectivity.Dashboard.Statistics;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    /// <summary>The .975 quantile of the normal distribution, Student's for unbounded degrees of freedom.</summary>
    public const double Normal = 1.959963985;

    /// <summary>
    /// The .975 quantile with ν degrees of freedom as coefficients of 1, 1/ν, 1/ν² and 1/ν³ (Abramowitz and Stegun 26.7.5), off by less
    /// than .03 from ν = 3.
    /// </summary>
    public static IReadOnlyList<double> Coefficients { get; } =
    [
        Normal,
        (Math.Pow(Normal, 3) + Normal) / 4,
        (5 * Math.Pow(Normal, 5) + 16 * Math.Pow(Normal, 3) + 3 * Normal) / 96,
        (3 * Math.Pow(Normal, 7) + 19 * Math.Pow(Normal, 5) + 17 * Math.Pow(Normal, 3) - 15 * Normal) / 384,
    ];

    /// <summary>The .975 quantile.</summary>
    public static double Quantile(double freedom)
    {
        var (first, second, third) = (Coefficients[1] / freedom, Coefficients[2] / Math.Pow(freedom, 2), Coefficients[3] / Math.Pow(freedom, 3));
        return Coefficients[0] + first + second + third;
    }
}
