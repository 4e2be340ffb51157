namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>What a point of a trend is of.</summary>
internal enum TrendStep
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week from Monday on.</summary>
    Week,
}
