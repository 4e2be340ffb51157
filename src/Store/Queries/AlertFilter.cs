using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Which alerts a history holds. What is null doesn't narrow.</summary>
/// <param name="Rule">Of this rule.</param>
/// <param name="Outlet">About this outlet.</param>
/// <param name="State">In this state.</param>
public sealed record AlertFilter(string? Rule = null, string? Outlet = null, AlertState? State = null);
