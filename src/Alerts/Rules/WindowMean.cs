using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>Articles of some days together.</summary>
/// <param name="Articles">Articles with a score.</param>
/// <param name="Mean">Mean of their scores; not a number where there are none.</param>
/// <param name="StandardError">Standard error of it; not a number for fewer than two.</param>
internal readonly record struct WindowMean(long Articles, double Mean, double StandardError)
{
    public static WindowMean Of(IEnumerable<SectionDay> days)
    {
        long articles = 0;
        double sum = 0, squares = 0;
        foreach (var day in days)
            (articles, sum, squares) = (articles + day.Articles, sum + day.Sum, squares + day.SumSquares);
        if (articles == 0)
            return new(0, double.NaN, double.NaN);
        var mean = sum / articles;
        var variance = articles > 1 ? Math.Max(0, squares - (sum * mean)) / (articles - 1) : double.NaN;
        return new(articles, mean, Math.Sqrt(variance / articles));
    }
}
