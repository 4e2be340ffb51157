using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamSubjectivity.Ingest.Apis;
using StreamSubjectivity.Ingest.Discovery;
using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Ingest.Languages;
using StreamSubjectivity.Ingest.OneOff;
using StreamSubjectivity.Ingest.Polling;
using StreamSubjectivity.Ingest.Publishing;
using StreamSubjectivity.Ingest.Retention;
using StreamSubjectivity.Ingest.Splitting;
using StreamSubjectivity.Ingest.WebSub;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Ingest;

/// <summary>Registration of the ingest role. The host registers the store and, for publishing, the broker's options.</summary>
public static class IngestRegistration
{
    /// <summary>The whole role: sources are polled, entries become articles, their sentences are sent.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services) => services.AddPolling().AddPublishing();

    /// <summary>
    /// Reading, fetching, extracting and splitting, and ingest on request (<see cref="OneOffIngest"/>); nothing runs by itself.
    /// </summary>
    public static IServiceCollection AddIngestServices(this IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(IWebFetcher)))
            return services;
        services.AddValidatedOptions<IngestOptions>("Ingest");
        services.AddValidatedOptions<FetchOptions>("Ingest");
        services.AddValidatedOptions<ApisOptions>("Ingest");
        services.AddValidatedOptions<WebSubOptions>("WebSub");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IngestSignal>();
        services.AddSingleton<IWebFetcher, WebFetcher>();
        services.AddSingleton<ISentenceSplitter, SentenceSplitter>();
        services.AddSingleton<ILanguageDetector, LinguaDetector>();
        services.AddSingleton<ArticleLanguage>();
        services.AddSingleton<ArticleDrafter>();
        services.AddSingleton<OutletBoilerplate>();
        services.AddSingleton<OneOffIngest>();
        services.AddSingleton<SourceDiscovery>();
        services.AddSingleton<FeedTrial>();
        return services;
    }

    /// <summary>Polls sources and makes articles of their entries.</summary>
    public static IServiceCollection AddPolling(this IServiceCollection services)
    {
        services.AddIngestServices();
        services.AddSingleton<ApiReader>();
        services.AddSingleton<ApiSources>();
        services.AddSingleton<SourceReader>();
        services.AddSingleton<WebSubSubscriber>();
        services.AddSingleton<WebSubCallback>();
        services.AddSingleton<SourcePoll>();
        services.AddSingleton<EntryWork>();
        services.AddHostedService<FeedPoller>();
        services.AddHostedService<EntryFetcher>();
        services.AddHostedService<RetentionLoop>();
        return services;
    }

    /// <summary>Sends the sentences of stored articles, and those again that got no score.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddIngestServices();
        services.TryAddSingleton<TopicCreator>();
        services.AddSingleton<PublisherHealth>();
        services.AddSingleton<UnreadWindow>();
        services.AddSingleton<SentenceProducer>();
        services.AddHostedService<OutboxPublisher>();
        services.AddHostedService<ResendLoop>();
        return services;
    }
}
