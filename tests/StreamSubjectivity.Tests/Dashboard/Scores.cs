using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>Totals over made-up article scores.</summary>
internal static class Scores
{
    /// <summary>The totals of these scores, as the store sums them.</summary>
    public static ScoreTotals Totals(params IEnumerable<double> scores)
    {
        var millionths = scores.Select(score => (long)Math.Round(Math.Clamp(score, 0, 1) * 1e6)).ToList();
        return new ScoreTotals(
            millionths.Count, millionths.Count * 10, millionths.Count * 8, millionths.Count * 2, millionths.Sum(),
            millionths.Sum(score => (decimal)score * score));
    }

    /// <summary>Scores around a mean with about this standard deviation.</summary>
    public static IEnumerable<double> Draw(this Random random, int count, double mean, double deviation)
    {
        for (var i = 0; i < count; i++)
        {
            // Sums of uniform draws: bounded, so that nothing is cut at 0 or 1 and the mean stays what it is.
            var sum = 0.0;
            for (var part = 0; part < 4; part++)
                sum += random.NextDouble() - 0.5;
            yield return mean + (sum * deviation * Math.Sqrt(3));
        }
    }
}
