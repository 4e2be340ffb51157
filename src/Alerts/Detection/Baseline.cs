using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// The level of a series and the effects of its weekdays: a Kalman filter over the local-level model (Harvey 1989, Forecasting,
/// Structural Time Series Models and the Kalman Filter, ch. 2), with seven constant effects of a common variance beside the level. It is
/// fed days that are weeks old, so that a shift under way doesn't draw its own baseline along.
/// </summary>
internal sealed class Baseline
{
    /// <summary>How uncertain a level is that starts anew, in variances of a usual day.</summary>
    public const double Unknown = 100;

    /// <summary>A day further off than so many standard deviations is news, and moves the level no more than if it lay there.</summary>
    public const double Clip = 3.5;

    private const int Size = 8;

    private readonly double[] mean = new double[Size];
    private readonly double[] covariance = new double[Size * Size];

    /// <summary>The state: level and weekdays' effects, then their covariance.</summary>
    public double[] State
    {
        get => [.. mean, .. covariance];
        set
        {
            value.AsSpan(0, Size).CopyTo(mean);
            value.AsSpan(Size).CopyTo(covariance);
            effects = covariance[Size + 1] != 0;
        }
    }

    /// <summary>The level, then the weekdays' effects.</summary>
    public Vector512<double> Means => Vector512.LoadUnsafe(ref mean[0]);

    /// <summary>The level.</summary>
    public double Level => mean[0];

    /// <summary>Variance of the level's estimate.</summary>
    public double LevelVariance => covariance[0];

    // Without them the level is all there is.
    private bool effects;

    /// <summary>Last day that was fed.</summary>
    public int Day { get; set; }

    /// <summary>What a weekday adds to the level.</summary>
    public double Weekday(int weekday) => mean[1 + weekday];

    /// <summary>Starts anew, with a level that is as good as unknown.</summary>
    public void Start(double level, double levelVariance, double weekdayVariance, int day)
    {
        Array.Clear(mean);
        Array.Clear(covariance);
        mean[0] = level;
        covariance[0] = levelVariance;
        for (var i = 1; i < Size; i++)
            covariance[(i * Size) + i] = weekdayVariance;
        effects = weekdayVariance != 0;
        Day = day;
    }

    /// <summary>Variance of the prediction of a day without its own noise.</summary>
    public double PredictionVariance(in Observation day, double drift)
    {
        var w = 1 + day.Weekday;
        return covariance[0] + (2 * covariance[w]) + covariance[(w * Size) + w] + (drift * Math.Max(0, day.Day - Day));
    }

    /// <summary>Learns from a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="noise">Variance of the day around its prediction.</param>
    /// <param name="drift">Variance that each day adds to the level.</param>
    /// <returns>The surprise and its variance.</returns>
    public (double Surprise, double Variance) Learn(in Observation day, double noise, double drift)
    {
        covariance[0] += drift * Math.Max(0, day.Day - Day);
        Day = day.Day;
        if (!effects)
            return LearnLevel(day, noise);
        var w = 1 + day.Weekday;
        // Of a symmetric matrix a row is a column.
        var gain = Row(0) + Row(w);
        var total = covariance[0] + (2 * covariance[w]) + covariance[(w * Size) + w] + noise;
        var deviation = Math.Sqrt(total);
        var surprise = Math.Clamp(day.Value - mean[0] - mean[w], -Clip * deviation, Clip * deviation);
        var step = gain * (1 / total);
        (Means + (step * surprise)).StoreUnsafe(ref mean[0]);
        Span<double> steps = stackalloc double[Size];
        step.CopyTo(steps);
        for (var i = 0; i < Size; i++)
            (Row(i) - (steps[i] * gain)).StoreUnsafe(ref covariance[i * Size]);
        return (surprise, total);
    }

    private Vector512<double> Row(int i) => Vector512.LoadUnsafe(ref covariance[i * Size]);

    private (double Surprise, double Variance) LearnLevel(in Observation day, double noise)
    {
        var total = covariance[0] + noise;
        var deviation = Math.Sqrt(total);
        var surprise = Math.Clamp(day.Value - mean[0], -Clip * deviation, Clip * deviation);
        var step = covariance[0] / total;
        mean[0] += step * surprise;
        covariance[0] -= step * covariance[0];
        return (surprise, total);
    }
}
