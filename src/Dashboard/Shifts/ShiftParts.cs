namespace StreamSubjectivity.Dashboard.Shifts;

/// <summary>A shift split into its parts (Kitagawa 1955).</summary>
/// <param name="Mix">Of it, what other shares of the parts add.</param>
/// <param name="Within">Of it, what other ways of writing in the parts add.</param>
/// <param name="WithinShare">Share of <paramref name="Within"/> in both; null where both are nothing.</param>
/// <param name="Parts">The parts that add most.</param>
internal sealed record ShiftParts(double Mix, double Within, double? WithinShare, IReadOnlyList<ShiftPart> Parts)
{
    /// <summary>The largest amount of any part, for bars; above 0.</summary>
    public double Largest => Parts.SelectMany(p => new[] { Math.Abs(p.Mix), Math.Abs(p.Within) }).Append(1e-9).Max();
}
