namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>One series of a chart.</summary>
/// <param name="Name">Its name, for legend and numbers.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Points">Its points in order; a gap is a point without a value.</param>
internal sealed record ChartSeries(string Name, ChartSeriesKind Kind, IReadOnlyList<ChartPoint> Points);
