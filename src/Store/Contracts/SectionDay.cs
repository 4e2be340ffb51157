namespace StreamSubjectivity.Store.Contracts;

/// <summary>A day of an outlet's section in a language, as one scorer sees it. Scores are of the outlet's own voice; quotations are left out.</summary>
/// <param name="Outlet">Key of the outlet.</param>
/// <param name="Section">Section; empty for the articles that name none.</param>
/// <param name="Language">BCP 47 language, <c>und</c> where unknown.</param>
/// <param name="Scorer">Key of the scorer.</param>
/// <param name="Day">UTC day of publication.</param>
/// <param name="Articles">Articles with a score, at least 1.</param>
/// <param name="Sum">Sum over them of the article score.</param>
/// <param name="SumSquares">Sum over them of its square.</param>
/// <param name="Complete">Whether every sentence of that day has a score or a recorded reason for having none.</param>
public sealed record SectionDay(
    string Outlet,
    string Section,
    string Language,
    string Scorer,
    DateOnly Day,
    int Articles,
    double Sum,
    double SumSquares,
    bool Complete);
