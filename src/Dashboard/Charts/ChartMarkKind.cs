namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>What a mark is.</summary>
internal enum ChartMarkKind
{
    /// <summary>A lasting change, at a day, with the interval that holds it.</summary>
    Change,

    /// <summary>A level to hold values against, on the vertical axis.</summary>
    Level,

    /// <summary>A stretch that is set off, such as the recent days or days that aren't complete.</summary>
    Stretch,
}
