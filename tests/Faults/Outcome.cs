namespace StreamSubjectivity.Faults;

/// <summary>How the injection of a row's faults went.</summary>
/// <param name="Recovery">From the end of a fault to the first score after it, the longest of the row's.</param>
/// <param name="Trouble">What went wrong that the database doesn't show, as a slow exit or a fault that hit nothing; null for nothing.</param>
/// <param name="Skipped">Why the row can't be run on this machine; null where it was.</param>
internal sealed record Outcome(TimeSpan Recovery, string? Trouble = null, string? Skipped = null);
