namespace StreamSubjectivity.Dashboard.Shifts;

/// <summary>What a section or byline adds to a shift.</summary>
/// <param name="Name">The section or byline; empty for articles that name none.</param>
/// <param name="ArticlesBefore">Its articles before.</param>
/// <param name="ArticlesSince">Its articles since.</param>
/// <param name="From">Mean of its articles before; null where there are none.</param>
/// <param name="To">Mean since; null where there are none.</param>
/// <param name="Mix">What its other share of the articles adds.</param>
/// <param name="Within">What its other way of writing adds.</param>
internal sealed record ShiftPart(string Name, long ArticlesBefore, long ArticlesSince, double? From, double? To, double Mix, double Within);
