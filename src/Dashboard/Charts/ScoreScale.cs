namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>The steps by which scores are shaded. The style sheet gives each its colour and its underline: colour is never alone.</summary>
internal static class ScoreScale
{
    /// <summary>Number of the last step; the first is 0.</summary>
    public const int LastStep = 10;

    /// <summary>CSS class of a score, <c>t0</c> to <c>t10</c>; <c>t-none</c> for none.</summary>
    public static string ClassOf(double? score) =>
        score is { } value ? $"t{(int)Math.Round(Math.Clamp(value, 0, 1) * LastStep)}" : "t-none";

    /// <summary>Top of a score axis that holds every value: a round number, at least .4 so that noise doesn't look like news.</summary>
    public static double Ceiling(IEnumerable<double> scores)
    {
        var highest = scores.DefaultIfEmpty(0).Max();
        return Math.Clamp(Math.Ceiling(highest * 5) / 5, 0.4, 1);
    }
}
