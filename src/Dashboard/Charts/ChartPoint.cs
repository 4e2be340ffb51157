namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>A point.</summary>
/// <param name="X">In the unit of its axis.</param>
/// <param name="Y">Its value; null for a gap.</param>
/// <param name="Low">Lower bound of its 95 % interval, where one is known.</param>
/// <param name="High">Upper bound.</param>
/// <param name="N">Articles, or whatever its value is a mean over.</param>
/// <param name="Partial">Whether more may come, as on a day that is not over.</param>
/// <param name="Label">What it is called where its place doesn't say it, for example a span of days.</param>
internal sealed record ChartPoint(
    double X, double? Y, double? Low = null, double? High = null, long? N = null, bool Partial = false, string? Label = null);
