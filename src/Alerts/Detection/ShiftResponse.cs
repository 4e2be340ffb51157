namespace StreamSubjectivity.Alerts.Detection;

/// <summary>What a shift of one unit adds to the innovations of a usual day.</summary>
/// <param name="First">To that of its first day.</param>
/// <param name="Later">To later ones, part of which the filter expects to carry over.</param>
internal readonly record struct ShiftResponse(double First, double Later)
{
    // The gain has settled by then.
    private const int Days = 60;

    /// <summary>That of a series.</summary>
    public static ShiftResponse Of(NoiseModel? noise)
    {
        if (noise is null || noise.CarriedVariance <= 0)
            return new(1, 1);
        var own = Math.Max(noise.TypicalVariance - noise.CarriedVariance, 1e-3 * noise.TypicalVariance);
        var filter = CarryFilter.Start(noise.CarriedVariance, 0);
        double gain = 0;
        for (var day = 1; day <= Days; day++)
        {
            filter.Predict(day, noise.CarriedVariance, noise.Carry);
            gain = filter.Learn(0, filter.Variance + own);
        }

        return new(1, (1 - noise.Carry) / (1 - noise.Carry + (noise.Carry * gain)));
    }
}
