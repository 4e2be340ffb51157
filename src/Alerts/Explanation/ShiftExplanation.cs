using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Alerts.Explanation;

/// <summary>Why a series is held to have shifted; all that an alert keeps of it.</summary>
/// <param name="Series">The series.</param>
/// <param name="Kind">What has changed.</param>
/// <param name="Shift">Since when, from what to what, how sure; of the level where it is the level that moved.</param>
/// <param name="Confidence">Probability that something has changed, 0 to 1: <see cref="ShiftEvidence.Confidence"/>.</param>
/// <param name="MinimumDetectable">The shift that this series would have shown within four weeks with a chance of 80 %.</param>
/// <param name="Sections">Mix against within, by section.</param>
/// <param name="Bylines">The same by byline.</param>
/// <param name="Articles">Up to five articles that drive it.</param>
/// <param name="Sentences">Up to twenty sentences that drive it.</param>
/// <param name="Line">All this in a line for people.</param>
internal sealed record ShiftExplanation(
    SeriesName Series,
    ShiftKind Kind,
    DatedShift Shift,
    double Confidence,
    double MinimumDetectable,
    Decomposition Sections,
    Decomposition Bylines,
    IReadOnlyList<DrivingArticle> Articles,
    IReadOnlyList<DrivingSentence> Sentences,
    string Line);
