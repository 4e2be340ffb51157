namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>What the values of an axis are.</summary>
internal enum ChartAxisKind
{
    /// <summary>Numbers.</summary>
    Value,

    /// <summary>UTC days, as the milliseconds of their beginning since 1970.</summary>
    Time,

    /// <summary>Places in <see cref="ChartAxis.Categories"/>, from 0.</summary>
    Category,
}
