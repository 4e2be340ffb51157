namespace StreamSubjectivity.Cli.Demo.Pages;

/// <summary>Names of sections in URLs.</summary>
internal static class Sections
{
    /// <summary>A section's name as a segment of a URL.</summary>
    public static string Slug(string section) => section.ToLowerInvariant().Replace(' ', '-');
}
