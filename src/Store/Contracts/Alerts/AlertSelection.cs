namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>Which alerts to list. What is null doesn't narrow.</summary>
/// <param name="State">Their state.</param>
/// <param name="Rule">Their rule.</param>
/// <param name="Open">Only those that haven't ended.</param>
/// <param name="Limit">Most alerts.</param>
public sealed record AlertSelection(AlertState? State = null, string? Rule = null, bool Open = false, int Limit = 200);
