using CommunityToolkit.HighPerformance.Buffers;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Estimates a <see cref="NoiseModel"/> from the past of a series. What moves days together and one by one is averaged over a grid of
/// models by their posterior probabilities: with few days the average stays wide, and a detector that takes the past for calmer than it
/// was breaks its promise.
/// </summary>
internal static class NoiseFit
{
    /// <summary>Fewest days of which anything is said.</summary>
    public const int FewestDays = 10;

    private const int FewestForWeekdays = 28;
    private const double FewestDegrees = 20;

    // How much wider the future is taken, in standard errors of the past's variance.
    private const double Caution = 0.3;

    /// <summary>Fits the days, which are in order and at least <see cref="FewestDays"/>.</summary>
    public static NoiseModel Fit(ReadOnlySpan<Observation> days)
    {
        var (level, limit) = Robust.Location(days);
        using var rented = SpanOwner<double>.Allocate(days.Length);
        var values = rented.Span;
        for (var i = 0; i < days.Length; i++)
            values[i] = days[i].Value - level;
        var (weekdayVariance, freedom) = TakeWeekdays(days, values, limit);
        if (weekdayVariance > 0)
            limit = Robust.Limit(values);
        var total = Math.Max(Clip(values, limit) * days.Length / Math.Max(1, freedom), Rounding(days));
        var sample = SampleVariance(days, total);
        using var residuals = SpanOwner<Residual>.Allocate(days.Length);
        var articles = new NoiseModel(sample, 0, 0, 0, 0, 0, 1, total);
        for (var i = 0; i < days.Length; i++)
            residuals.Span[i] = new Residual(days[i].Day, values[i], articles.SamplingVariance(days[i]));
        var (single, carried, carry) = NoiseGrid.Average(residuals.Span, total);
        var inflation = 1 + (Caution * Math.Sqrt(2 / freedom));
        var model = new NoiseModel(sample, single, carried, carry, 0, weekdayVariance, inflation, total);
        return model with { LevelDrift = DriftFit.Of(days, model) };
    }

    // Method of moments: the weekdays' means scatter by their effects and by chance. Each is shrunken by the share that chance has.
    private static (double Variance, double Freedom) TakeWeekdays(ReadOnlySpan<Observation> days, Span<double> values, double limit)
    {
        var freedom = days.Length - 1.0;
        if (days.Length < FewestForWeekdays)
            return (0, freedom);
        Span<double> sum = stackalloc double[7], count = stackalloc double[7];
        sum.Clear();
        count.Clear();
        for (var i = 0; i < days.Length; i++)
        {
            sum[days[i].Weekday] += Math.Clamp(values[i], -limit, limit);
            count[days[i].Weekday]++;
        }

        double between = 0, inverse = 0, seen = 0, noise = 0;
        for (var w = 0; w < 7; w++)
        {
            if (count[w] < 2)
                continue;
            seen++;
            sum[w] /= count[w];
            between += sum[w] * sum[w];
            inverse += 1 / count[w];
        }

        for (var i = 0; i < days.Length; i++)
        {
            var off = Math.Clamp(values[i], -limit, limit) - sum[days[i].Weekday];
            if (count[days[i].Weekday] >= 2)
                noise += off * off;
        }

        noise /= Math.Max(1, days.Length - seen);
        if (seen < 2)
            return (0, freedom);
        var variance = Math.Max(0, (between - (noise * inverse)) / seen);
        if (!(variance > 0.02 * noise))
            return (0, freedom);
        for (var i = 0; i < days.Length; i++)
        {
            var w = days[i].Weekday;
            if (count[w] >= 2)
                values[i] -= variance / (variance + (noise / count[w])) * sum[w];
        }

        return (variance, freedom - (seen - 1));
    }

    // Outliers are news of a day: they count as far as the limit.
    private static double Clip(Span<double> values, double limit)
    {
        double squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = limit > 0 ? Math.Clamp(values[i], -limit, limit) : values[i];
            squares += values[i] * values[i];
        }

        return squares / values.Length;
    }

    // Days that are all the same but for rounding have no smaller variance than this.
    private static double Rounding(ReadOnlySpan<Observation> days)
    {
        double most = 0;
        foreach (ref readonly var day in days)
            most = Math.Max(most, Math.Abs(day.Value));
        return Math.Max(most * most * 1e-18, 1e-200);
    }

    // Pooled over the days where their spread is known; else all of the scatter is taken for sampling where counts are known.
    private static double SampleVariance(ReadOnlySpan<Observation> days, double total)
    {
        double squares = 0, degrees = 0, inverse = 0, counted = 0;
        foreach (ref readonly var day in days)
        {
            if (!(day.Samples > 0))
                continue;
            inverse += 1 / day.Samples;
            counted++;
            if (day.Samples > 1 && !double.IsNaN(day.Variance))
            {
                squares += (day.Samples - 1) * day.Samples * day.Variance;
                degrees += day.Samples - 1;
            }
        }

        return degrees >= FewestDegrees ? squares / degrees
            : counted == days.Length && counted > 0 ? total * counted / inverse
            : double.NaN;
    }
}
