using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>
/// The mean article score of a recent part against the rest, with Welch's 95 % interval. It takes articles as independent and outlets
/// one by one: good for ranking what to look at, not an alarm.
/// </summary>
internal sealed class ToneChange
{
    /// <summary>Articles that a side needs for an interval.</summary>
    public const int FewestArticles = 3;

    private const double Z = 1.959963985;

    public ToneChange(ScoreTotals before, ScoreTotals recent)
    {
        Before = before;
        Recent = recent;
        Difference = recent.PSubjective - before.PSubjective;
        HalfWidth = before.Articles < FewestArticles || recent.Articles < FewestArticles ? null : WelchHalfWidth(before, recent);
    }

    /// <summary>
    /// The .975 quantile of Student's t with ν degrees of freedom as coefficients of 1, 1/ν, 1/ν² and 1/ν³ (Abramowitz and Stegun
    /// 26.7.5), off by less than .03 from ν = 3.
    /// </summary>
    internal static IReadOnlyList<double> Quantile { get; } =
    [
        Z,
        (Math.Pow(Z, 3) + Z) / 4,
        (5 * Math.Pow(Z, 5) + 16 * Math.Pow(Z, 3) + 3 * Z) / 96,
        (3 * Math.Pow(Z, 7) + 19 * Math.Pow(Z, 5) + 17 * Math.Pow(Z, 3) - 15 * Z) / 384,
    ];

    /// <summary>All days but the recent ones.</summary>
    public ScoreTotals Before { get; }

    /// <summary>The recent days.</summary>
    public ScoreTotals Recent { get; }

    /// <summary>Recent mean less the mean before, -1..1; null where a side has no articles.</summary>
    public double? Difference { get; }

    /// <summary>Half the width of the interval; null where a side has too few articles.</summary>
    public double? HalfWidth { get; }

    /// <summary>What can be said of it.</summary>
    public ToneVerdict Verdict => (Difference, HalfWidth) switch
    {
        (null, _) or (_, null) => ToneVerdict.TooFew,
        var (difference, half) when Math.Abs(difference.Value) <= half => ToneVerdict.Unclear,
        ( > 0, _) => ToneVerdict.Rising,
        _ => ToneVerdict.Falling,
    };

    private static double WelchHalfWidth(ScoreTotals before, ScoreTotals recent)
    {
        var a = Math.Pow(before.StandardDeviation!.Value, 2) / before.Articles;
        var b = Math.Pow(recent.StandardDeviation!.Value, 2) / recent.Articles;
        if (a + b == 0)
            return 0;
        var freedom = (a + b) * (a + b) / (a * a / (before.Articles - 1) + b * b / (recent.Articles - 1));
        return StudentQuantile(freedom) * Math.Sqrt(a + b);
    }

    /// <summary>The .975 quantile of Student's t.</summary>
    internal static double StudentQuantile(double freedom)
    {
        var (first, second, third) = (Quantile[1] / freedom, Quantile[2] / Math.Pow(freedom, 2), Quantile[3] / Math.Pow(freedom, 3));
        return Quantile[0] + first + second + third;
    }
}
