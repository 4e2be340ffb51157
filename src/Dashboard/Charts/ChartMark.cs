namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Something that stands out: a place or a stretch of the horizontal axis, or a level.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">It in a few words.</param>
/// <param name="At">Place on the axis.</param>
/// <param name="From">Where a stretch, or the interval of a place, begins.</param>
/// <param name="To">Where it ends.</param>
internal sealed record ChartMark(ChartMarkKind Kind, string Name, double At, double? From = null, double? To = null);
