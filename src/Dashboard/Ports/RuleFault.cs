namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>Something that is wrong in a rule.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record RuleFault(int Line, int Column, string Message);
