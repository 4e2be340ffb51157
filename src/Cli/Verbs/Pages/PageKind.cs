namespace StreamSubjectivity.Cli.Verbs.Pages;

/// <summary>A page of the dashboard that is asked for.</summary>
/// <param name="Name">What it is called in the result.</param>
/// <param name="Path">Its address by the number of the request, so that not always the same outlet or article is asked for.</param>
internal sealed record PageKind(string Name, Func<int, string> Path)
{
    private static readonly string[] Words = ["council", "budget", "report", "members", "district"];

    /// <summary>Every page, over some outlets and articles of the database.</summary>
    public static IReadOnlyList<PageKind> Of(IReadOnlyList<string> outlets, IReadOnlyList<long> articles)
    {
        string Outlet(int n) => Uri.EscapeDataString(outlets[n % outlets.Count]);
        return
        [
            new("overview", _ => "/"),
            new("overview, a year", _ => "/?period=1y"),
            new("outlet", n => $"/outlets/{Outlet(n)}"),
            new("outlet, all", n => $"/outlets/{Outlet(n)}?period=all"),
            new("compare", n => $"/compare?outlet={Outlet(n)}&outlet={Outlet(n + 1)}&outlet={Outlet(n + 2)}"),
            new("articles", _ => "/articles"),
            new("articles of an outlet", n => $"/articles?outlet={Outlet(n)}"),
            new("article", n => $"/articles/{articles[n % articles.Count]}"),
            new("explore", _ => "/explore"),
            new("explore, words", n => $"/explore?q={Words[n % Words.Length]}"),
            new("alerts", _ => "/alerts"),
            new("sources", _ => "/sources"),
            new("quality", _ => "/quality"),
            new("system", _ => "/system"),
        ];
    }
}
