using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using StreamSubjectivity.Shared.Options;
using StreamSubjectivity.Store.Accounts;
using StreamSubjectivity.Store.Alerts;
using StreamSubjectivity.Store.Articles;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Export;
using StreamSubjectivity.Store.Outbox;
using StreamSubjectivity.Store.Partitions;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Store.Rollups;
using StreamSubjectivity.Store.Schema;
using StreamSubjectivity.Store.Scores;
using StreamSubjectivity.Store.Sources;

namespace StreamSubjectivity.Store;

/// <summary>Registration of the store.</summary>
public static class StoreServices
{
    /// <summary>
    /// Adds the store over the database of <see cref="StoreOptions"/>: its contracts, an <see cref="NpgsqlDataSource"/> for readers of
    /// schema <c>api</c>, and <see cref="IDatabaseMigrator"/>, which the host calls before anything else.
    /// </summary>
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddValidatedOptions<StoreOptions>("Store");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(MakeDataSource);
        services.AddDbContextFactory<StreamDbContext>((provider, options) => StreamDbContextFactory.Configure(
            options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), StreamDbContextFactory.MigrationsHistory)));
        services.AddSingleton<Database>();
        services.AddSingleton<MonthlyPartitions>();
        services.AddSingleton<IDatabaseMigrator, DatabaseMigrator>();
        services.AddSingleton<ArticleTransaction>();
        services.AddSingleton<QuarantineStore>();
        services.AddSingleton<IArticleStore, ArticleStore>();
        services.AddSingleton<IParagraphStore, ParagraphStore>();
        services.AddSingleton<ISourceStore, SourceStore>();
        services.AddSingleton<ISubscriptionStore, SubscriptionStore>();
        services.AddSingleton<IOutbox, OutboxStore>();
        services.AddSingleton<IScoreStore, ScoreStore>();
        services.AddSingleton<IQuarantine>(provider => provider.GetRequiredService<QuarantineStore>());
        services.AddSingleton<IRollupCheck, RollupCheck>();
        services.AddSingleton<IRetention, Retention>();
        services.AddSingleton<IScoreLookup, ScoreLookup>();
        services.AddSingleton<IScoreExport, ScoreExport>();
        services.AddSingleton<IToneSeries, ToneSeries>();
        services.AddSingleton<IAlertStore, AlertStore>();
        services.AddSingleton<IAlertComments, AlertComments>();
        services.AddSingleton<IDeliveryStore, DeliveryStore>();
        services.AddSingleton<IRuleStore, RuleStore>();
        services.AddSingleton<ISystemHistory, SystemHistory>();
        services.AddSingleton<IAuditStore, AuditStore>();
        services.AddSingleton<IAccountStore, AccountStore>();
        services.AddSingleton<IKeyStore, KeyStore>();
        services.AddSingleton<IProtectionKeys, ProtectionKeys>();
        return services;
    }

    private static NpgsqlDataSource MakeDataSource(IServiceProvider services)
    {
        NpgsqlDataSourceBuilder builder;
        try
        {
            builder = new NpgsqlDataSourceBuilder(services.GetRequiredService<IOptions<StoreOptions>>().Value.ConnectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StoreUnavailableException($"the connection string for PostgreSQL is not valid: {e.Message}", false, e);
        }

        builder.ConnectionStringBuilder.ApplicationName ??= "stream-subjectivity";
        return builder.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>()).Build();
    }
}
