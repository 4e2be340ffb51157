using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Reading;

/// <summary>What a version changed, in words.</summary>
internal static class VersionWords
{
    /// <summary>As in: 2 sentences added, 1 removed, headline changed.</summary>
    public static string Of(ArticleVersion version)
    {
        var parts = new List<string>();
        if (version.Added.Count > 0)
            parts.Add(Display.Fill(version.Added.Count == 1 ? ReadingTexts.AddedOne : ReadingTexts.AddedMany, Display.Count(version.Added.Count)));
        if (version.Removed.Count > 0)
            parts.Add(Display.Fill(version.Removed.Count == 1 ? ReadingTexts.RemovedOne : ReadingTexts.RemovedMany, Display.Count(version.Removed.Count)));
        if (version.TitleBefore is not null)
            parts.Add(ReadingTexts.TitleChanged);
        return parts.Count == 0 ? ReadingTexts.DetailsChanged : string.Join(", ", parts);
    }
}
