using StreamSubjectivity.Alerts.Dating;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>A shift of one series, found on a day.</summary>
/// <param name="Evidence">Of the day.</param>
/// <param name="Shift">Its date and size as they look on that day; null where the days are too few to tell.</param>
/// <param name="MinimumDetectable">The shift that the series would have shown within four weeks with a chance of 80 %.</param>
internal sealed record SeriesAlarm(ShiftEvidence Evidence, DatedShift? Shift, double MinimumDetectable);
