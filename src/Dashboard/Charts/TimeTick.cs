namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>A mark of the time axis.</summary>
/// <param name="Day">The day that begins there.</param>
/// <param name="Format">How it is written.</param>
internal readonly record struct TimeTick(DateOnly Day, string Format);
