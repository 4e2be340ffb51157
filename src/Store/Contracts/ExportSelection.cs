namespace StreamSubjectivity.Store.Contracts;

/// <summary>What is exported.</summary>
/// <param name="OutletKey">Only this outlet's articles, or null for all.</param>
/// <param name="Since">First UTC day of publication.</param>
/// <param name="Until">Last UTC day of publication.</param>
public sealed record ExportSelection(string? OutletKey, DateOnly Since, DateOnly Until);
