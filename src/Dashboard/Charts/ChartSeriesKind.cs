namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>How a series is drawn.</summary>
internal enum ChartSeriesKind
{
    /// <summary>A line through its points, broken at gaps, with a band where points carry bounds.</summary>
    Line,

    /// <summary>Dots, sized by their number of articles, with whiskers where points carry bounds.</summary>
    Dots,

    /// <summary>Bars from zero.</summary>
    Bars,
}
