namespace StreamSubjectivity.Alerts.Series;

/// <summary>A day of a series.</summary>
/// <param name="Date">The day; days without a point are gaps.</param>
/// <param name="Mean">Mean over the day's articles.</param>
/// <param name="StandardError">Standard error of the mean, above 0; not a number where it isn't known, for one article too.</param>
/// <param name="Articles">Articles of the mean; 0 where it isn't known.</param>
/// <param name="Complete">Whether all of the day's articles are in; one that isn't weighs as half its articles.</param>
internal readonly record struct DailyPoint(DateOnly Date, double Mean, double StandardError, double Articles, bool Complete = true)
{
    /// <summary>Standard deviation of the day's articles; not a number where it isn't known.</summary>
    public double ArticleDeviation => Articles > 1 ? StandardError * Math.Sqrt(Articles) : double.NaN;
}
