using System.Globalization;
using Microsoft.Extensions.Hosting;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Infrastructure;
using StreamSubjectivity.Tests.Store;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>Rules over what is stored, now and replayed.</summary>
public sealed class StoredRuleTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const int Days = 240;
    private const int TurnsAt = 200;

    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-Days);

    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = new(Now);
    private readonly TemporaryFolder folder = new();
    private TestStore store = null!;
    private IHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = database.Services(clock);
        var rules = folder.File("rules.yaml");
        await File.WriteAllTextAsync(rules, "rules: []\n", Cancel);
        host = AlertHost.Make(AlertHost.Settings(database.ConnectionString, rules), role: false, clock);
        await store.ExecuteAsync("TRUNCATE stream.daily_rollups, stream.daily_volumes, stream.system_samples, stream.sources, stream.articles, stream.outlets CASCADE", Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        host.Dispose();
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task An_outlet_that_turns_is_found_once_for_as_long_as_the_rule_says_and_the_others_are_not()
    {
        await FillAsync(("turns.example", 0.12), ("calm.example", 0), ("dull.example", 0));
        var rule = Rule("{ name: shift, kind: tone_shift, promise: one false alarm a year, lasts: 60d }");

        var findings = await FindAsync(rule);
        Assert.All(findings, f => Assert.Equal(("turns.example", "up"), (f.Labels["outlet"], f.Labels["direction"])));
        // Its sections turned too; the inhibition that ships has the outlet told of alone.
        var finding = Assert.Single(findings, f => !f.Labels.ContainsKey("section"));
        Assert.InRange(finding.EndsAt!.Value, Now.AddDays(10), Now.AddDays(35));

        var episode = Assert.Single(await ReplayAsync(rule, Now.AddDays(-Days + 60)), e => !e.Labels.ContainsKey("section"));
        Assert.InRange(DateOnly.FromDateTime(episode.Fired.UtcDateTime), First.AddDays(TurnsAt), First.AddDays(TurnsAt + 14));
    }

    [Fact]
    public async Task A_days_late_articles_change_what_is_found()
    {
        await FillAsync(("late.example", 0));
        var rule = Rule("{ name: hot, kind: threshold, window: 1d, above: 0.5, min_articles: 1 }");
        Assert.Empty(await FindAsync(rule));

        await store.ExecuteAsync($"UPDATE stream.daily_rollups SET article_sum = articles * 900000 WHERE day = '{First.AddDays(Days):O}'", Cancel);
        Assert.Single(await FindAsync(rule));
    }

    [Fact]
    public async Task A_threshold_holds_by_outlet_and_by_section()
    {
        await FillAsync(("loud.example", 0.3), ("calm.example", 0));

        var finding = Assert.Single(await FindAsync(Rule("{ name: hot, kind: threshold, window: 7d, above: 0.5 }")));
        Assert.Equal("loud.example", finding.Labels["outlet"]);
        Assert.Equal(2, (await FindAsync(Rule("{ name: hot, kind: threshold, by: section, window: 7d, above: 0.5 }"))).Count);
        Assert.Empty(await FindAsync(Rule("{ name: hot, kind: threshold, window: 7d, above: 0.5, except: [loud.*] }")));
        Assert.Equal(2, (await FindAsync(Rule("{ name: few, kind: threshold, measure: articles, window: 7d, below: 1000 }"))).Count);
    }

    [Fact]
    public async Task An_outlet_is_compared_with_another_and_with_the_field()
    {
        await FillAsync(("loud.example", 0.3), ("calm.example", 0), ("dull.example", 0.01));

        var field = await FindAsync(Rule("{ name: apart, kind: comparison, with: field, differs_by: 0.2 }"));
        Assert.Equal("loud.example", Assert.Single(field).Labels["outlet"]);
        var one = await FindAsync(Rule("{ name: apart, kind: comparison, with: calm.example, differs_by: 0.2 }"));
        Assert.Equal(("loud.example", "up"), (Assert.Single(one).Labels["outlet"], one[0].Labels["direction"]));
        Assert.Empty(await FindAsync(Rule("{ name: apart, kind: comparison, with: calm.example, differs_by: 0.4 }")));
    }

    [Fact]
    public async Task A_source_that_fell_silent_is_found_and_replayed()
    {
        foreach (var (key, hours) in new[] { ("quiet.example", 50), ("busy.example", 2) })
        {
            await using var then = database.Services(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now.AddHours(-hours)));
            var outlet = await then.OutletAsync(key, Cancel);
            await then.Get<ISourceStore>().AddAsync(new NewSource(outlet, $"https://{key}/feed"), Cancel);
            await then.Get<IArticleStore>().SaveAsync(Drafts.Article(outlet, $"https://{key}/1", "One."), Cancel);
        }

        var rule = Rule("{ name: quiet, kind: source_silence, no_articles_for: 1d }");
        Assert.Equal("quiet.example", Assert.Single(await FindAsync(rule)).Labels["outlet"]);
        var episode = Assert.Single(await ReplayAsync(rule, Now.AddHours(-48)));
        Assert.Equal(Now.AddHours(-25), episode.Fired);
        Assert.Null(episode.Ended);
    }

    [Fact]
    public async Task The_systems_own_trouble_is_found_and_replayed_from_its_samples()
    {
        for (var minute = 120; minute >= 0; minute--)
        {
            var (at, broken) = (Now.AddMinutes(-minute), minute is > 30 and < 60);
            await store.ExecuteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"INSERT INTO stream.system_samples VALUES ('{at:O}', {(broken ? 5000 : 10)}, '{at.AddMinutes(-1):O}', {(120 - minute) * 100}, {(minute < 60 ? 3000 : 0)}, 10, {(minute < 20 ? 9 : 0)})"),
                Cancel);
        }

        var late = Assert.Single(await ReplayAsync(Rule("{ name: late, kind: backlog, waiting_above: 1000 }"), Now.AddHours(-2)));
        Assert.Equal((Now.AddMinutes(-50), Now.AddMinutes(-30)), (late.Fired, late.Ended));
        Assert.Single(await FindAsync(Rule("{ name: broken, kind: error_rate, above: 20%, window: 1h30m }")));
        Assert.Empty(await FindAsync(Rule("{ name: broken, kind: error_rate, above: 20%, window: 30m }")));
        Assert.Equal(0.9, Assert.Single(await FindAsync(Rule("{ name: sources, kind: error_rate, of: sources, above: 50% }"))).Value, 3);
    }

    [Fact]
    public async Task A_sample_says_how_the_system_is()
    {
        var outlet = await store.OutletAsync("sampled.example", Cancel);
        await store.Get<ISourceStore>().AddAsync(new NewSource(outlet, "https://sampled.example/feed"), Cancel);
        await store.Get<IScoreStore>().ActivateScorerAsync(Drafts.Scorer("sampled"), Cancel);
        await store.Get<IArticleStore>().SaveAsync(Drafts.Article(outlet, "https://sampled.example/1", "One.", "Two."), Cancel);

        var sample = await store.Get<ISystemHistory>().SampleAsync(Cancel);
        Assert.Equal((2, 0, 0, 1, 0), (sample.Waiting, sample.Scored, sample.Dead, sample.Sources, sample.FailingSources));
        Assert.Equal(sample, Assert.Single(await store.Get<ISystemHistory>().SamplesAsync(Now, Now, Cancel)));
    }

    private static AlertRule Rule(string yaml) => AlertSettingsReader.Read([("rules.yaml", $"rules:\n  - {yaml}\n")]).Rules[0];

    private async Task<IReadOnlyList<Finding>> FindAsync(AlertRule rule) =>
        (await host.Get<RuleEvaluation>().EvaluateAsync([rule], Cancel))[0].Findings ?? throw new InvalidOperationException("the rule failed");

    private async Task<List<Episode>> ReplayAsync(AlertRule rule, DateTimeOffset since)
    {
        var episodes = new List<Episode>();
        await foreach (var episode in host.Get<RuleReplay>().RunAsync(rule, since, Cancel))
            episodes.Add(episode);
        return episodes;
    }

    // Twenty articles a day in two sections, with the noise of articles; an outlet may turn.
    private async Task FillAsync(params (string Outlet, double Shift)[] outlets)
    {
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Drafts.Scorer("rules"), Cancel);
        var random = new Random(5);
        foreach (var (key, shift) in outlets)
        {
            var outlet = await store.OutletAsync(key, Cancel);
            var rows = from day in Enumerable.Range(0, Days + 1)
                       from section in new[] { "news", "opinion" }
                       let scores = Enumerable.Range(0, 10).Select(_ => Math.Clamp(0.3 + (day >= TurnsAt ? shift : 0) + (random.NextDouble() - 0.5) * 0.4, 0, 1)).ToList()
                       select string.Create(
                           CultureInfo.InvariantCulture,
                           $"({outlet}, '{section}', 'en', '{First.AddDays(day):O}', {scorer}, 10, 10, 0, 10, {scores.Sum() * 1e6:0}, 5, {scores.Sum() * 1e6:0}, {scores.Sum(s => s * s) * 1e12:0})");
            await store.ExecuteAsync(
                $"INSERT INTO stream.daily_rollups (outlet_id, section, language, day, scorer_id, articles, sentences, dead, own, own_sum, own_subjective, article_sum, article_sum_squares) VALUES {string.Join(',', rows)}",
                Cancel);
        }
    }
}
