using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Cli.Hosting.Ports;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Tests.Dashboard;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Cli;

public sealed class InputDriftTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drift_is_measured_behind_the_request_and_kept_for_an_hour()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var articles = Newsroom.Articles(0.5);
        await store.FillAsync(articles, articles.Count, Cancellation);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));
        using var lifetime = new Lifetime();
        var records = new ScorerRecords(new ConfigurationBuilder().Build());
        var drift = new InputDrift(
            store.Get<IScoredSentences>(), store.Get<IStatusQueries>(), records, lifetime.Value, clock, NullLogger<InputDrift>.Instance);

        Assert.Equal((null, true), (drift.Current.At, drift.Current.Running));
        await drift.Work;
        Assert.Equal(DriftGap.NoReference, drift.Current.Gap);

        await store.ExecuteAsync($"UPDATE stream.scorers SET verbalizer_sha256 = '{ScorerFile.Read(ScorerFile.Default).Sha256}'", Cancellation);
        Assert.Equal(DriftGap.NoReference, drift.Current.Gap);
        clock.Advance(TimeSpan.FromHours(1));
        _ = drift.Current;
        await drift.Work;
        var measured = drift.Current;
        Assert.Null(measured.Gap);
        Assert.Null(measured.Groups[0].Outlet);
        Assert.Contains(measured.Groups, g => g.Outlet == Newsroom.TurningOutlet);
        Assert.All(measured.Groups, g => Assert.True(g.ScorePsi > 0));

        clock.Advance(TimeSpan.FromDays(60));
        _ = drift.Current;
        await drift.Work;
        Assert.Equal(DriftGap.TooFew, drift.Current.Gap);
    }

    private sealed class Lifetime : IDisposable
    {
        public ApplicationLifetime Value { get; } = new(NullLogger<ApplicationLifetime>.Instance);

        public void Dispose() => Value.StopApplication();
    }
}
