using StreamSubjectivity.Dashboard.Ports;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Drift of all sentences, whose outlet is null, or of an outlet; verdict is stable, moved or drifted.</summary>
internal sealed record DriftResource(
    string? Outlet, int Sentences, double ScorePsi, double WordPsi, double? OtherLanguages, string Verdict)
{
    public static DriftResource Of(DriftGroup group) => new(
        group.Outlet,
        group.Sentences,
        group.ScorePsi,
        group.WordPsi,
        group.OtherLanguages,
        group.Verdict.ToString().ToLowerInvariant());
}
