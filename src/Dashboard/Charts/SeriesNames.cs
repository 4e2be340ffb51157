using StreamSubjectivity.Dashboard.Resources;

namespace StreamSubjectivity.Dashboard.Charts;

/// <summary>What series are called.</summary>
internal static class SeriesNames
{
    /// <summary>The outlet, and its section where it is of one; <c>""</c> for articles that name none.</summary>
    public static string Of(string outlet, string? section) => section is null ? outlet : $"{outlet} · {Section(section)}";

    /// <summary>A section.</summary>
    public static string Section(string section) => section.Length == 0 ? OutletTexts.NoSection : section;
}
