using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Cli.Hosting.Ports;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Tests.Classifier;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Explore;

/// <summary>
/// A dashboard with the shipped scorer's engine, over the invented newsroom whose scores are said to be that scorer's, and an article of three
/// versions.
/// </summary>
public sealed class ExploreDashboard(PostgresServer server, ScorerFixture scorers) : IAsyncLifetime
{
    internal DashboardHost Host { get; private set; } = null!;

    internal string Connection { get; private set; } = "";

    /// <summary>The article of three versions.</summary>
    internal long Changed { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Connection = await server.CreateDatabaseAsync(cancellation);
        await using (var store = TestStore.Services(Connection))
        {
            var articles = Newsroom.Articles(0.3);
            await store.FillAsync(articles, articles.Count, cancellation);
            await store.ExecuteAsync($"UPDATE stream.scorers SET verbalizer_sha256 = '{ScorerFile.Read(ScorerFile.Default).Sha256}'", cancellation);
            Changed = await ChangeAsync(store, cancellation);
        }

        Host = await DashboardHost.StartAsync(
            Connection,
            services =>
            {
                services.AddSingleton<IScorerRecords, ScorerRecords>();
                services.AddSingleton<ISentenceTrials>(provider => new EngineTrials(
                    async _ => await scorers.Standard, provider.GetRequiredService<ILabelStore>()));
            },
            cancellation);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static async Task<long> ChangeAsync(TestStore store, CancellationToken cancellationToken)
    {
        var outlet = await store.Get<IArticleStore>().EnsureOutletAsync(Newsroom.TurningOutlet, "Northern Chronicle", null, cancellationToken);
        var first = new ArticleDraft(
            outlet, "https://northern-chronicle.example/changed", "Ferry delayed", ["A. Writer"], "Region", "en", new DateTimeOffset(2026, 2, 27, 9, 0, 0, TimeSpan.Zero),
            [new(0, 0, "The ferry left an hour late.", false), new(0, 30, "Nobody was hurt.", false), new(1, 0, "The operator gave no reason.", false)]);
        var id = (await store.Get<IArticleStore>().SaveAsync(first, cancellationToken)).Id;
        await store.Get<IArticleStore>().SaveAsync(
            first with
            {
                Title = "Ferry delayed by fog",
                Sentences = [new(0, 0, "The ferry left an hour late.", false), new(0, 30, "Nobody was hurt.", false), new(1, 0, "Fog was the reason, the operator said.", false)],
            },
            cancellationToken);
        await store.Get<IArticleStore>().SaveAsync(
            first with
            {
                Title = "Ferry delayed by fog",
                Sentences = [new(0, 0, "The ferry left an hour late.", false), new(1, 0, "Fog was the reason, the operator said.", false), new(1, 40, "It was a miserable morning.", false)],
            },
            cancellationToken);
        return id;
    }
}
