using StreamSubjectivity.Store.Search;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A sentence that was found; without a score it waits.</summary>
internal sealed record HitResource(
    long Article,
    int Ordinal,
    string Text,
    bool Quoted,
    double? PSubjective,
    double? LogOdds,
    string? Label,
    string Title,
    string Outlet,
    string OutletName,
    string? Section,
    string Language,
    DateTimeOffset Published)
{
    public static HitResource Of(SentenceHit hit) => new(
        hit.Article,
        hit.Ordinal,
        hit.Text,
        hit.Quoted,
        hit.Score?.PSubjective,
        hit.Score?.LogOdds,
        hit.Score?.Label,
        hit.Title,
        hit.Outlet,
        hit.OutletName,
        hit.Section,
        hit.Language,
        hit.Published);
}
