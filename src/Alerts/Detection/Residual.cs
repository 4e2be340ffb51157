namespace StreamSubjectivity.Alerts.Detection;

/// <summary>A day less its level and weekday's effect.</summary>
/// <param name="Day">Number of the day.</param>
/// <param name="Value">What is left.</param>
/// <param name="Sampling">Its sampling variance.</param>
internal readonly record struct Residual(int Day, double Value, double Sampling);
