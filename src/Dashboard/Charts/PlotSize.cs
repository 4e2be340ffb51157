namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>Measures of a plot in user units.</summary>
/// <param name="Width">Whole width.</param>
/// <param name="Height">Whole height.</param>
/// <param name="Left">Room for the labels of the score axis.</param>
/// <param name="Right">Room for the newest point.</param>
/// <param name="Top">Room above.</param>
/// <param name="Bottom">Room for the labels of the time axis.</param>
internal sealed record PlotSize(int Width, int Height, int Left, int Right, int Top, int Bottom)
{
    /// <summary>A row of the overview.</summary>
    public static readonly PlotSize Row = new(460, 104, 26, 10, 8, 20);

    /// <summary>A figure with the width of a page.</summary>
    public static readonly PlotSize Figure = new(1120, 340, 44, 20, 16, 28);

    /// <summary>The same in a column or on a phone.</summary>
    public static readonly PlotSize NarrowFigure = new(480, 280, 42, 14, 16, 30);

    public double InnerWidth => Width - Left - Right;

    public double InnerHeight => Height - Top - Bottom;
}
