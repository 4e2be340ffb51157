using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Alerts;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>The dashboard over the invented newsroom with many articles, with the detector and an alert about the outlet that turned.</summary>
public sealed class DetectingDashboard(PostgresServer server) : IAsyncLifetime
{
    /// <summary>Id of the alert.</summary>
    public static readonly Guid Alert = new("019c2a00-0000-7000-8000-00000000beef");

    internal DashboardHost Host { get; private set; } = null!;

    /// <summary>Connection string of its database.</summary>
    internal string Connection { get; private set; } = "";

    internal IReadOnlyList<NewsroomArticle> Articles { get; } = Newsroom.Articles(2.5);

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Connection = await server.CreateDatabaseAsync(cancellation);
        await using (var store = TestStore.Services(Connection))
        {
            await store.FillAsync(Articles, Articles.Count, cancellation);
            await store.AddToneAlertAsync(Alert, Newsroom.TurningOutlet, null, Newsroom.LastDay.AddDays(-27), cancellation);
        }

        Host = await DashboardHost.StartAsync(
            Connection,
            services => services.AddAlertServices().AddSingleton<IShiftAnalysis, ShiftAnalysis>(),
            cancellation);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
