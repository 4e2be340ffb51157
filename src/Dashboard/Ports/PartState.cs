namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A part of a process.</summary>
/// <param name="Name">Its name: <c>polling</c>, <c>publishing</c>, <c>classifier</c>, <c>engine</c>, <c>alerts</c>, <c>dashboard</c>.</param>
/// <param name="Here">Whether this process has it.</param>
/// <param name="Fault">What keeps it from its work; null where nothing does.</param>
public sealed record PartState(string Name, bool Here, string? Fault);
