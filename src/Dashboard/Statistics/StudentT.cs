using StreamSubjectivity.Dashboard.Trends;

namespace StreamSubjectivity.Dashboard.Statistics;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    /// <summary>The .975 quantile of the normal distribution, Student's for unbounded degrees of freedom.</summary>
    public const double Normal = 1.959963985;

    /// <summary>The .975 quantile.</summary>
    public static double Quantile(double freedom) => ToneChange.StudentQuantile(freedom);
}
