namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>Rules can't be read, or there is no such rule.</summary>
/// <param name="message">What is wrong, for people.</param>
/// <param name="inner">The error below, or null.</param>
public sealed class RuleBookException(string message, Exception? inner = null) : Exception(message, inner);
