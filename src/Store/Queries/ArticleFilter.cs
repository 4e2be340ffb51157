namespace StreamSubjectivity.Store.Queries;

/// <summary>Which articles are listed.</summary>
/// <param name="Outlet">Key of the outlet, or null.</param>
/// <param name="Section">Section; <c>""</c> for articles without one; null for all.</param>
/// <param name="From">First day of publication, or null.</param>
/// <param name="To">Last day, or null.</param>
/// <param name="AtLeast">Least score, or null.</param>
/// <param name="AtMost">Highest score, or null.</param>
/// <param name="Title">Words of the headline, as a search in sentences takes them; or null.</param>
public sealed record ArticleFilter(
    string? Outlet = null,
    string? Section = null,
    DateOnly? From = null,
    DateOnly? To = null,
    double? AtLeast = null,
    double? AtMost = null,
    string? Title = null)
{
    /// <summary>Whether articles are left out by what no index orders.</summary>
    internal bool IsSieve => Section is not null || AtLeast is not null || AtMost is not null;
}
