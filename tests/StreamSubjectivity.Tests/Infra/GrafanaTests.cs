using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using StreamSubjectivity.Tests.Architecture;
using StreamSubjectivity.Tests.Dashboard;
using StreamSubjectivity.Tests.Dashboard.Charts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Infra;

public sealed partial class GrafanaTests(SeededDashboard dashboard, PostgresServer server) : IClassFixture<SeededDashboard>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Dashboards => [.. Directory.EnumerateFiles(RepositoryFiles.Path("infra/grafana/dashboards"), "*.json").Select(RepositoryFiles.Relative).Order()];

    [Theory]
    [MemberData(nameof(Dashboards))]
    public async Task Every_query_of_a_dashboard_runs_as_the_analyst_over_a_full_and_an_empty_database(string path)
    {
        var queries = Strings(JsonDocument.Parse(RepositoryFiles.Read(path)).RootElement, "rawSql", "query").Distinct().ToList();
        Assert.NotEmpty(queries);
        var empty = await server.CreateDatabaseAsync(Cancellation);

        foreach (var query in queries)
        {
            Assert.DoesNotContain("stream.", query, StringComparison.Ordinal);
            var sql = query
                .Replace("$outlet", $"'{Newsroom.TurningOutlet}', 'L''Écho'", StringComparison.Ordinal);
            sql = TimeFilter().Replace(sql, "$1 BETWEEN '2025-01-01T00:00:00Z' AND '2027-01-01T00:00:00Z'");
            Assert.DoesNotContain('$', sql);
            await AnalystSql.RowsAsync(empty, sql, Cancellation);
            var rows = await AnalystSql.RowsAsync(dashboard.Connection, sql, Cancellation);
            Assert.True(rows.Count > 0 || Empty().IsMatch(query), query);
        }
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Every_metric_of_a_dashboard_is_one_that_the_operations_page_names(string path)
    {
        var named = Metric().Matches(RepositoryFiles.Read("docs/operations.md")).Select(match => match.Groups[1].Value.Replace('.', '_')).ToHashSet();
        var asked = Strings(JsonDocument.Parse(RepositoryFiles.Read(path)).RootElement, "expr").SelectMany(expr => Series().Matches(expr)).Select(match => match.Groups[1].Value);

        Assert.All(asked, metric => Assert.Contains(metric, named));
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Every_panel_reads_a_datasource_that_is_provisioned(string path)
    {
        var provisioned = Uid().Matches(RepositoryFiles.Read("infra/grafana/provisioning/datasources/stream.yaml")).Select(match => match.Groups[1].Value).ToHashSet();
        var panels = JsonDocument.Parse(RepositoryFiles.Read(path)).RootElement.GetProperty("panels").EnumerateArray().ToList();

        Assert.All(panels, panel => Assert.Contains(panel.GetProperty("datasource").GetProperty("uid").GetString()!, provisioned));
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
    }

    [Fact]
    public async Task The_login_that_is_made_for_it_reads_the_schema_api_and_nothing_else()
    {
        // What psql's own commands do is done here: the statements are those of the file.
        var statements = string.Join('\n', RepositoryFiles.Read("infra/grafana/login.sql").Split('\n').Where(line => !line.TrimStart().StartsWith('\\') && !line.EndsWith("gexec", StringComparison.Ordinal) && !line.EndsWith("gset", StringComparison.Ordinal)))
            .Replace("grafana", "grafana_test", StringComparison.Ordinal).Replace(":'password'", "'secret'", StringComparison.Ordinal);
        await using (var store = TestStore.Services(dashboard.Connection))
            await store.ExecuteAsync($"CREATE ROLE grafana_test LOGIN; {statements}", Cancellation);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(dashboard.Connection) { Username = "grafana_test", Password = "secret", Pooling = false }.ConnectionString);

        await using var read = source.CreateCommand("SELECT count(*) FROM api.outlet_daily");
        Assert.True((long)(await read.ExecuteScalarAsync(Cancellation))! > 0);
        foreach (var refused in new[] { "SELECT count(*) FROM stream.articles", "CREATE TEMPORARY TABLE t (a int)" })
        {
            await using var command = source.CreateCommand(refused);
            await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync(Cancellation));
        }
    }

    private static IEnumerable<string> Strings(JsonElement node, params string[] names) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(item => Strings(item, names)),
        JsonValueKind.Object => node.EnumerateObject().SelectMany(property =>
            names.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : Strings(property.Value, names)),
        _ => [],
    };

    [GeneratedRegex(@"\$__timeFilter\((\w+)\)")]
    private static partial Regex TimeFilter();

    // The newsroom has no shifts, and all of it is scored.
    [GeneratedRegex("api.tone_shifts|waiting > 0")]
    private static partial Regex Empty();

    [GeneratedRegex(@"`(stream\.[a-z.]+)`")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\b(stream_[a-z_]+?)(?:_seconds)?(?:_total|_bucket|_sum|_count)?(?=[\[\s)(,]|$)")]
    private static partial Regex Series();

    [GeneratedRegex(@"uid: (\S+)")]
    private static partial Regex Uid();
}
