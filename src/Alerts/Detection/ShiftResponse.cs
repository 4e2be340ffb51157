namespace StreamSubjectivity.Alerts.Detection;

/// <summary>What a shift of one unit adds to the innovations of a usual day.</summary>
/// <param name="First">To that of its first day.</param>
/// <param name="Later">To later ones, part of which the filter expects to carry over.</param>
internal readonly record struct ShiftResponse(double First, double Later)
{
    /// <summary>That of a series.</summary>
    public static ShiftResponse Of(NoiseModel? noise)
    {
        if (noise is null || noise.CarriedVariance <= 0)
            return new(1, 1);
        var (carried, carry) = (noise.CarriedVariance, noise.Carry);
        var own = Math.Max(noise.TypicalVariance - carried, 1e-3 * noise.TypicalVariance);
        // What the filter's gain settles at: the prediction's variance P solves P² + P(own(1 − φ²) − q) = q own (Harvey 1989, 3.3.3).
        var fresh = carried * (1 - (carry * carry));
        var half = ((own * (1 - (carry * carry))) - fresh) / 2;
        var predicted = Math.Sqrt((half * half) + (fresh * own)) - half;
        var gain = predicted / (predicted + own);
        return new(1, (1 - carry) / (1 - carry + (carry * gain)));
    }
}
