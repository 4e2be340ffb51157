namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>False alarms of a cell in which nothing changes.</summary>
/// <param name="Articles">Articles a day.</param>
/// <param name="Carried">Whether days resemble the day before.</param>
/// <param name="Weekdays">Whether weekends are written otherwise.</param>
/// <param name="News">Whether single days are moved by news.</param>
/// <param name="Days">Days that were watched, over all series.</param>
/// <param name="Promised">False alarms that the promise allows in these days.</param>
/// <param name="Alarms">False alarms.</param>
/// <param name="FirstYear">Those of the first year, when least is known, in units of what the promise allows.</param>
/// <param name="UntunedCusum">
/// False alarms of a CUSUM whose threshold was tuned where days are independent and weekdays alike, in units of the promise.
/// </param>
internal sealed record NullResult(
    int Articles, bool Carried, bool Weekdays, bool News, long Days, double Promised, int Alarms, double FirstYear, double UntunedCusum)
{
    /// <summary>False alarms in units of what the promise allows: at most 1 keeps it.</summary>
    public double Ratio => Alarms / Promised;
}
