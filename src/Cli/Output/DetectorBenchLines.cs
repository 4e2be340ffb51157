using System.Globalization;
using StreamSubjectivity.Alerts.Simulation;

namespace StreamSubjectivity.Cli.Output;

/// <summary>The detector's benchmark as tables.</summary>
internal static class DetectorBenchLines
{
    /// <summary>Writes them to standard output.</summary>
    public static void Write(BenchResult result)
    {
        Line($"Promise for each series: one false alarm in {result.DaysBetween / 365.25:F0} years; {result.Settings.Series} series a cell, {result.Settings.History} days before a shift.");
        Line($"");
        Line($"False alarms, in units of the promise (CUSUM: tuned where days are independent and weekdays alike)");
        Line($"articles  days         weekdays  news   detector  first year   CUSUM");
        foreach (var r in result.False)
            Line($"{r.Articles,8}  {Days(r.Carried),-11}  {Mark(r.Weekdays),-8}  {Mark(r.News),-4}  {r.Ratio,9:F2}  {r.FirstYear,10:F2}  {r.UntunedCusum,6:F1}");
        Line($"");
        Line($"Median days until a shift is found (rivals: tuned in the very cell, told its true mean and spread)");
        Line($"articles  shift  days         weekdays   limit  (news)  detector  of limit  (news)  first sign  9 of 10  CUSUM  EWMA  Page-H.  sigma");
        foreach (var d in result.Delays)
        {
            var r = d.Rivals;
            Line($"{d.Articles,8}  {d.Shift,5:F2}  {Days(d.Carried),-11}  {Mark(d.Weekdays),-8}  {d.Limit,6:F1}  {d.NewsLimit,6:F1}  {Median(d.Detector),8}  {d.Ratio,8:F2}  {d.NewsRatio,6:F2}  {Median(d.FirstSign),10}  {Median(d.Late),7}  {Median(r[Rival.Cusum]),5}  {Median(r[Rival.Ewma]),4}  {Median(r[Rival.PageHinkley]),7}  {Median(r[Rival.Sigma]),5}");
        }

        var many = result.Many;
        Line($"");
        Line($"{many.Outlets:N0} outlets at once, at most one false alarm a year over all, {many.Days / 365} years:");
        Line($"{many.FalseAlarms} false alarms where {many.Promised:F0} are promised, {many.Found} of {many.Shifted} shifts found, {many.FalseShare:P1} of the alarms false, median delay {Median(many.Delay)} days");
        Line($"{result.PointsPerSecond:N0} days a second on one thread");
        Line($"{(result.PromiseKept ? "The promise is kept in every cell without news." : "THE PROMISE IS BROKEN.")}");
    }

    private static string Days(bool carried) => carried ? "AR(1)" : "independent";

    private static string Mark(bool value) => value ? "yes" : "no";

    private static string Median(double? days) => days is { } d ? d.ToString("F0", CultureInfo.InvariantCulture) : ">365";

    private static void Line(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
