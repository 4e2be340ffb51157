namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>Drift of an outlet.</summary>
/// <param name="Outlet">Key of the outlet; null for all.</param>
/// <param name="Sentences">Sentences that were looked at.</param>
/// <param name="ScorePsi">Population stability index of log-odds.</param>
/// <param name="WordPsi">Of words a sentence.</param>
/// <param name="OtherLanguages">Share in languages that the scorer wasn't measured in; null where none is known.</param>
/// <param name="Verdict">What it comes to.</param>
public sealed record DriftGroup(
    string? Outlet, int Sentences, double ScorePsi, double WordPsi, double? OtherLanguages, DriftLevel Verdict);
