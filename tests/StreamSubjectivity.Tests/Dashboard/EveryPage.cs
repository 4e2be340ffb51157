namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>An address of every page over the invented newsroom, by name: what holds for all pages is tested on all of them.</summary>
internal static class EveryPage
{
    private static readonly (string Name, Func<SeededDashboard, string> Path)[] Pages =
    [
        ("overview", _ => "/"),
        ("overview-year", _ => "/?period=1y"),
        ("outlet", _ => $"/outlets/{Newsroom.TurningOutlet}"),
        ("outlet-section-days", _ => $"/outlets/{Newsroom.TurningOutlet}?section=Politics&step=day"),
        ("compare", _ => "/compare"),
        ("compare-two", _ => $"/compare?outlet={Newsroom.TurningOutlet}&outlet=civicwire.example"),
        ("articles", _ => "/articles"),
        ("labels", _ => "/labels"),
        ("alerts", _ => "/alerts"),
        ("sources", _ => "/sources"),
        ("system", _ => "/system"),
        ("audit", _ => "/admin/audit"),
        ("keys", _ => "/admin/keys"),
        ("accounts", _ => "/admin/accounts"),
        ("article", dashboard => $"/articles/{dashboard.Ids[^1]}"),
        ("explore", _ => "/explore"),
        ("explore-found", _ => "/explore?q=council&sort=most_subjective"),
        ("explore-fault", _ => "/explore?from=yesterday"),
        ("try", _ => "/explore/try"),
        ("quality", _ => "/quality"),
        ("missing", _ => "/articles/0"),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Pages.Select(page => page.Name)];

    /// <summary>The address of one, below the dashboard's root.</summary>
    public static string PathOf(string name, SeededDashboard dashboard) => Pages.Single(page => page.Name == name).Path(dashboard);
}
