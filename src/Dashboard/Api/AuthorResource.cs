using StreamSubjectivity.Dashboard.Statistics;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A byline with its mean and the 95 % interval of that; null for articles that name nobody.</summary>
internal sealed record AuthorResource(string? Byline, TotalsResource Period, double? Low, double? High)
{
    public static AuthorResource Of(AuthorTotals author)
    {
        var mean = MeanEstimate.Of(author.Totals);
        return new AuthorResource(
            author.Byline.Length == 0 ? null : author.Byline, TotalsResource.Of(author.Totals), Decimals.Of(mean?.Low), Decimals.Of(mean?.High));
    }
}
