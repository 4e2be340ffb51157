namespace StreamSubjectivity.Alerts.Dating;

/// <summary>Sums over runs of days in constant time: the weighted squares around each run's own mean.</summary>
internal sealed class PrefixSums
{
    private readonly double[] weight;
    private readonly double[] sum;
    private readonly double[] squares;
    private readonly double origin;

    public PrefixSums(ReadOnlySpan<DatedValue> days)
    {
        (weight, sum, squares) = (new double[days.Length + 1], new double[days.Length + 1], new double[days.Length + 1]);
        // Around some value of the series nothing is lost to cancellation.
        origin = days.IsEmpty ? 0 : days[0].Value;
        for (var i = 0; i < days.Length; i++)
        {
            var (w, value) = (1 / days[i].Variance, days[i].Value - origin);
            weight[i + 1] = weight[i] + w;
            sum[i + 1] = sum[i] + (w * value);
            squares[i + 1] = squares[i] + (w * value * value);
        }
    }

    /// <summary>Weighted squares around the mean of the days from one to before another: −2 log-likelihood of one level, less constants.</summary>
    public double Cost(int from, int to)
    {
        var s = sum[to] - sum[from];
        return Math.Max(0, squares[to] - squares[from] - (s * s / (weight[to] - weight[from])));
    }

    /// <summary>Sums over the days before <paramref name="day"/>.</summary>
    public PrefixSum this[int day] => new(weight[day], sum[day], squares[day]);

    /// <summary>Weighted mean of a run.</summary>
    public double Mean(int from, int to) => origin + ((sum[to] - sum[from]) / Weight(from, to));

    /// <summary>Weight of a run: the inverse of its mean's variance.</summary>
    public double Weight(int from, int to) => weight[to] - weight[from];
}
