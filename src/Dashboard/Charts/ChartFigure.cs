using System.Globalization;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>A chart on a page: the model of the partial <c>_Chart</c>.</summary>
/// <param name="Id">Its anchor, unique on the page.</param>
/// <param name="Chart">What it shows.</param>
/// <param name="Address">Its address in the API, as <see cref="ChartRoutes.AddressOf"/> makes it, which gives the same chart.</param>
internal sealed record ChartFigure(string Id, ChartResource Chart, string Address)
{
    /// <summary>Level of its heading, 2 to 4.</summary>
    public int HeadingLevel { get; init; } = 2;

    /// <summary>A line under the heading, or null.</summary>
    public string? Note { get; init; }

    /// <summary>What is said instead of a chart without values; null for a general word.</summary>
    public string? Nothing { get; init; }

    /// <summary>Whether it stands alone in another site's frame: no tools but a link to where it comes from.</summary>
    public bool Embedded { get; init; }

    /// <summary>Measures on a wide page.</summary>
    public PlotSize Size { get; init; } = PlotSize.Figure;

    /// <summary>Whether any point has a value.</summary>
    public bool HasValues => Chart.Series.Any(series => series.Points.Any(point => point.Y is { } value && double.IsFinite(value)));

    /// <summary>Address of its numbers as a file.</summary>
    public string CsvAddress => Address + (Address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "format=csv";

    /// <summary>Address of it for other sites' frames.</summary>
    public string EmbedAddress => ChartRoutes.EmbedRoot + Address[ChartRoutes.Root.Length..];

    /// <summary>Class of the colour of a series: there are eight, which come again.</summary>
    public static string ColourOf(int colour) => string.Create(CultureInfo.InvariantCulture, $"s{colour % 8}");
}
