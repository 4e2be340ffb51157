using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>A shift that the detector alarmed on.</summary>
/// <param name="Series">The series.</param>
/// <param name="Evidence">What it said on the day of the alarm.</param>
/// <param name="Shift">Since when, from what to what.</param>
/// <param name="MinimumDetectable">The shift that the series would have shown.</param>
/// <param name="First">First day that counted: after the shift before this one.</param>
internal sealed record ToneAlarm(SeriesName Series, ShiftEvidence Evidence, DatedShift Shift, double MinimumDetectable, DateOnly First);
