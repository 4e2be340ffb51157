namespace StreamSubjectivity.Alerts.Detection;

/// <summary>The smallest lasting shift that a series as it is would show.</summary>
internal static class MinimumDetectableShift
{
    // The 80 % quantile of the normal distribution.
    private const double Chance = 0.8416212335729143;

    /// <summary>
    /// The shift of the level that is found with a chance of 80 % within some weeks, in the units of the series. Not a number before the
    /// detector is ready.
    /// </summary>
    /// <remarks>
    /// After n days the log-likelihood ratio of a shift δ is normal with mean δ²I/2 and variance δ²I, where I is what the days' innovations
    /// know of the level; it must exceed the logarithm of the threshold and what the mixture costs.
    /// </remarks>
    public static double Of(ShiftDetector detector, double threshold, int weeks) =>
        Of(detector.LevelChannel, threshold, weeks);

    /// <summary>The same for one channel.</summary>
    internal static double Of(Channel channel, double threshold, int weeks)
    {
        if (channel.Noise is not { } noise)
            return double.NaN;
        var later = channel.LaterResponse;
        var days = 7 * weeks * Math.Min(1, channel.DaysShare);
        var variance = noise.TypicalVariance * noise.Inflation;
        // The baseline is itself known from finitely many days only.
        var known = (1 + (Math.Max(0, days - 1) * later * later)) / variance;
        var information = 1 / ((1 / known) + channel.LevelVariance);
        var height = Math.Log(Math.Max(threshold, 2)) + MixtureCost;
        return (Chance + Math.Sqrt((Chance * Chance) + (2 * height))) / Math.Sqrt(information);
    }

    // Ten parts, of which neighbours help; what evidence jumps over the threshold gives some of it back.
    private const double MixtureCost = -1;
}
