namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>A kind of outlet that the benchmark makes up.</summary>
/// <param name="Articles">Articles a day on average; each day's number is Poisson.</param>
/// <param name="Shift">By how much the level rises; 0 where it never does.</param>
/// <param name="Carried">Whether days resemble the day before.</param>
/// <param name="Weekdays">Whether weekends are written otherwise.</param>
/// <param name="News">Whether single days are moved by news, once a month on average.</param>
internal sealed record SimulatedCell(int Articles, double Shift, bool Carried, bool Weekdays, bool News = false)
{
    /// <summary>Standard deviation of article scores.</summary>
    public const double ArticleDeviation = 0.15;

    /// <summary>Standard deviation of what carries over, where it does.</summary>
    public const double CarriedDeviation = 0.02;

    /// <summary>Its correlation from day to day.</summary>
    public const double Carry = 0.5;

    /// <summary>What weekends add to the level.</summary>
    public const double WeekendEffect = 0.03;

    /// <summary>How far a day of news moves, up or down.</summary>
    public const double NewsSize = 0.15;

    /// <summary>Sampling variance of a usual day.</summary>
    public double SamplingVariance => ArticleDeviation * ArticleDeviation / Articles;

    /// <summary>Variance of what carries over.</summary>
    public double CarriedVariance => Carried ? CarriedDeviation * CarriedDeviation : 0;
}
