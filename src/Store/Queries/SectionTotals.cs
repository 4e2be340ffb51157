namespace StreamSubjectivity.Store.Queries;

/// <summary>A section of an outlet over a span of days.</summary>
/// <param name="Section">Its name; <c>""</c> for articles without one.</param>
/// <param name="Before">The span without its recent part.</param>
/// <param name="Recent">The recent part.</param>
public sealed record SectionTotals(string Section, ScoreTotals Before, ScoreTotals Recent)
{
    /// <summary>The whole span.</summary>
    public ScoreTotals Whole => Before + Recent;
}
