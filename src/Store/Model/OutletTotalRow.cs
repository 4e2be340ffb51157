namespace StreamSubjectivity.Store.Model;

/// <summary>What one scorer says of an outlet in all.</summary>
internal sealed class OutletTotalRow : OutletSums;
