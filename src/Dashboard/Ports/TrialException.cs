namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A trial that can't be answered, in words for the person who asked.</summary>
/// <param name="reason">Why.</param>
/// <param name="inner">What was thrown; null where nothing was.</param>
public sealed class TrialException(string reason, Exception? inner = null) : Exception(reason, inner);
