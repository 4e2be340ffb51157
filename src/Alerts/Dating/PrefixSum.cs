namespace StreamSubjectivity.Alerts.Dating;

/// <summary>Sums over the days before one.</summary>
/// <param name="Weight">Of their weights.</param>
/// <param name="Sum">Of their weighted values.</param>
/// <param name="Squares">Of their weighted squares.</param>
internal readonly record struct PrefixSum(double Weight, double Sum, double Squares);
