namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>A chart as data: what the page's script draws, what the file of numbers holds, and the SQL that gives the same numbers.</summary>
/// <param name="Title">It in a few words; also the name of its files.</param>
/// <param name="X">Horizontal axis.</param>
/// <param name="Y">Vertical axis.</param>
/// <param name="Series">What is drawn, the hindmost first.</param>
/// <param name="Marks">Days and levels that stand out.</param>
/// <param name="Sql">A query over the schema <c>api</c>, with its parameters written into it, that gives the numbers.</param>
internal sealed record ChartResource(
    string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartSeries> Series, IReadOnlyList<ChartMark> Marks, string Sql);
