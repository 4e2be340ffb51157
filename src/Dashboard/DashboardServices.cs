using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Dashboard.Api;
using StreamSubjectivity.Dashboard.Comparing;
using StreamSubjectivity.Dashboard.Explore;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Http;
using StreamSubjectivity.Dashboard.Languages;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Quality;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Dashboard.Shifts;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Shared.Options;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard;

/// <summary>Registration of the dashboard.</summary>
public static class DashboardServices
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// Adds the pages, the API and what they need, over the store; Kestrel listens where <see cref="DashboardOptions"/> says.
    /// <see cref="DashboardEndpoints.MapDashboard"/> maps them.
    /// </summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddValidatedOptions<DashboardOptions>("Dashboard");
        services.AddDashboardQueries();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StatusMonitor>();
        services.AddHostedService(provider => provider.GetRequiredService<StatusMonitor>());
        services.AddSingleton<OriginalLinks>();
        services.AddSingleton<TrendReader>();
        services.AddSingleton<OverviewReader>();
        services.AddSingleton<AttentionReader>();
        services.AddSingleton<SeriesReader>();
        services.AddSingleton<SpreadReader>();
        services.AddSingleton<ComparisonReader>();
        services.AddSingleton<ShiftReader>();
        services.AddSingleton<SentenceFinder>();
        services.AddSingleton<TrialDesk>();
        services.AddSingleton<LabelDesk>();
        services.AddSingleton<LabelQueue>();
        services.AddSingleton<QualityReader>();
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: [DatabaseHealthCheck.ReadyTag]);
        services.AddSecurity();
        services.AddWeb();
        return services;
    }

    private static void AddWeb(this IServiceCollection services)
    {
        services.AddRazorPages(options => options.RootDirectory = "/Pages")
            .AddApplicationPart(typeof(DashboardServices).Assembly);
        services.AddProblemDetails();
        services.AddApiDocument();
        services.AddExceptionHandler<DatabaseUnavailableLog>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        services.AddResponseCompression();
        services.Configure<ResponseCompressionOptions>(options => options.EnableForHttps = false);
        services.AddHostFiltering(_ => { });
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<DashboardOptions>>(
            (filtering, dashboard) => filtering.AllowedHosts = [.. Loopback, .. dashboard.Value.AllowedHosts]);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<DashboardOptions>, IOptions<LimitOptions>>((kestrel, dashboard, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.Value.MaxBodyBytes;
            kestrel.Listen(dashboard.Value.EndPoint, listen => Encrypt(listen, dashboard.Value));
        });
        services.Configure<RequestLocalizationOptions>(LanguageChoice.Configure);
    }

    private static void Encrypt(ListenOptions listen, DashboardOptions dashboard)
    {
        if (dashboard.Certificate.Length > 0)
            listen.UseHttps(X509Certificate2.CreateFromPemFile(dashboard.Certificate, dashboard.CertificateKey is { Length: > 0 } key ? key : null));
    }
}
