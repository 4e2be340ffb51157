using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace StreamSubjectivity.Cli.Demo.Pages;

/// <summary>What the pages of an outlet have in common.</summary>
public abstract class OutletPage : ComponentBase
{
    /// <summary>Everything there is to link to.</summary>
    [Parameter, EditorRequired]
    public required Newsroom Newsroom { get; set; }

    /// <summary>Whose page it is.</summary>
    [Parameter, EditorRequired]
    public required NewsroomOutlet Outlet { get; set; }

    /// <summary>A day and time for readers, in the newsroom's local time.</summary>
    protected static string Moment(DateTimeOffset time) =>
        time.ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A day for readers.</summary>
    protected static string Day(DateTimeOffset time) => time.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A time for machines, in an attribute.</summary>
    protected static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Address of a section's page.</summary>
    protected string SectionPath(string section) => $"{Outlet.LocalPath}/sections/{Sections.Slug(section)}";

    /// <summary>Address of a picture.</summary>
    protected static string PicturePath(NewsroomArticle article) => $"/pictures/{article.Picture}";
}
