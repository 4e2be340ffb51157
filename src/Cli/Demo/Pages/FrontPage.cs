using Microsoft.AspNetCore.Components;

namespace StreamSubjectivity.Cli.Demo.Pages;

/// <summary>The homepage of an outlet, or the page of one of its sections.</summary>
public abstract class FrontPage : OutletPage
{
    /// <summary>The section, or null for the homepage.</summary>
    [Parameter]
    public string? Section { get; set; }

    /// <summary>Public address of the page.</summary>
    protected string CanonicalUrl => Section is null ? Outlet.HomeUrl : $"{Outlet.HomeUrl}sections/{Sections.Slug(Section)}";

    /// <summary>What it lists, newest first.</summary>
    protected IReadOnlyList<NewsroomArticle> Articles =>
        [.. Newsroom.ArticlesOf(Outlet).Where(a => Section is null || a.Section == Section)];
}
