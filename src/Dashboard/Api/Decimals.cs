namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Rounds means to the six decimals that scores have.</summary>
internal static class Decimals
{
    public static double? Of(double? value) => value is { } number ? Math.Round(number, 6) : null;
}
