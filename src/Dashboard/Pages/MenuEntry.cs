namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>An entry of the main menu.</summary>
/// <param name="Path">Where it leads; pages below it belong to it.</param>
/// <param name="Name">Its name in the language of the request.</param>
internal sealed record MenuEntry(string Path, string Name)
{
    /// <summary>The main menu, in order.</summary>
    public static IReadOnlyList<MenuEntry> All =>
    [
        new("/", Texts.OverviewMenu),
        new("/compare", Texts.CompareMenu),
        new("/explore", Texts.ExploreMenu),
        new("/articles", Texts.ArticlesMenu),
        new("/alerts", Texts.AlertsMenu),
        new("/sources", Texts.SourcesMenu),
        new("/quality", Texts.QualityMenu),
        new("/system", Texts.SystemMenu),
    ];

    /// <summary>Whether a page is this entry's own.</summary>
    public bool IsAt(string path) => path == Path;
}
