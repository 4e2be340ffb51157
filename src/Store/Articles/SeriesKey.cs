namespace StreamSubjectivity.Store.Articles;

/// <summary>The daily series that an article counts in.</summary>
/// <param name="OutletId">The outlet.</param>
/// <param name="Section">Its section, empty where it names none.</param>
/// <param name="Language">Its language.</param>
/// <param name="Day">UTC day of publication.</param>
internal readonly record struct SeriesKey(int OutletId, string Section, string Language, DateOnly Day)
{
    public static SeriesKey Of(int outletId, string? section, string language, DateTimeOffset published) =>
        new(outletId, section ?? "", language, DateOnly.FromDateTime(published.UtcDateTime));
}
