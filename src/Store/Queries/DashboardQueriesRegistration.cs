using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Registration of the read side.</summary>
public static class DashboardQueriesRegistration
{
    /// <summary>Adds <see cref="IOutletQueries"/>, <see cref="IArticleQueries"/>, <see cref="IStatusQueries"/> and <see cref="IScoredSentences"/> over the store's data source.</summary>
    public static IServiceCollection AddDashboardQueries(this IServiceCollection services)
    {
        services.TryAddSingleton<IOutletQueries, OutletQueries>();
        services.TryAddSingleton<IArticleQueries, ArticleQueries>();
        services.TryAddSingleton<IStatusQueries, StatusQueries>();
        services.TryAddSingleton<IScoredSentences, ScoredSentences>();
        return services;
    }
}
