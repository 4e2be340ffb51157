namespace StreamSubjectivity.Dashboard.Security;

/// <summary>What became of a change.</summary>
/// <param name="Fault">Why it was not made; null where it was.</param>
/// <param name="Password">A password that was made for it and is shown this once; null for none.</param>
public sealed record AccountResult(AccountFault? Fault = null, string? Password = null);
