namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>When an outlet was last heard of.</summary>
/// <param name="Outlet">Key of the outlet.</param>
/// <param name="Known">Since when it is watched.</param>
/// <param name="LastArticle">When its newest article was stored, or null.</param>
public sealed record OutletIntake(string Outlet, DateTimeOffset Known, DateTimeOffset? LastArticle);
