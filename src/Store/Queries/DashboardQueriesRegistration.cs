using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Store.Search;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Registration of the read side.</summary>
public static class DashboardQueriesRegistration
{
    /// <summary>Adds the queries of the pages, the search in sentences, and the labels that people give, over the store's data source.</summary>
    public static IServiceCollection AddDashboardQueries(this IServiceCollection services)
    {
        services.TryAddSingleton<IOutletQueries, OutletQueries>();
        services.TryAddSingleton<ISeriesQueries, SeriesQueries>();
        services.TryAddSingleton<IArticleQueries, ArticleQueries>();
        services.TryAddSingleton<IStatusQueries, StatusQueries>();
        services.TryAddSingleton<IScoredSentences, ScoredSentences>();
        services.TryAddSingleton<IArticleSearch, ArticleSearch>();
        services.TryAddSingleton<IArticleVersions, ArticleVersions>();
        services.TryAddSingleton<ISentenceSearch, SentenceSearch>();
        services.TryAddSingleton<ILabelStore, LabelStore>();
        services.TryAddSingleton<ILabelDraw, LabelDraw>();
        services.TryAddSingleton<IAlertQueries, AlertQueries>();
        services.TryAddSingleton<ISourceQueries, SourceQueries>();
        services.TryAddSingleton<ISystemQueries, SystemQueries>();
        return services;
    }
}
