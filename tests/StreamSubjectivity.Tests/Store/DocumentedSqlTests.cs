using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using StreamSubjectivity.Store.Benchmark;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Partitions;
using StreamSubjectivity.Tests.Architecture;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed partial class DocumentedSqlTests(PostgresServer server)
{
    // Two outlets: 42 articles whose scores run from 0 to .41 with a quotation of .9 each, and 20 articles of .9 throughout.
    private static readonly string[][] Answers =
    [
        ["other.example|20|0.9", "example.org|42|0.205"],
        ["*|42|0.205|0.037|False"],
        [.. Enumerable.Range(22, 20).Reverse().Select(i => $"*|A headline|u{i}|{(i / 100.0).ToString(CultureInfo.InvariantCulture)}|5")],
        [.. Enumerable.Range(0, 5).Select(_ => "*|0.41|OBJ|*")],
        ["example.org|42|252|251|0|1|*"],
        ["example.org|42|0.205|0|2"],
        ["politics||0.205|||42"],
        ["*|42|0.205"],
        ["A. Author|42|0.205|0.123"],
        ["False|210|0.205|0", "True|41|0.9|1"],
    ];

    private static readonly string[] LargeTables = ["articles", "sentences", "scores", "article_rollups", "daily_rollups"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_piece_of_SQL_on_the_page_answers_a_question() => Assert.Equal(
        SqlBlock().Matches(RepositoryFiles.Read("docs/sql.md")).Select(m => m.Groups[1].Value), DocumentedQuestions.All.Select(q => q.Sql));

    [Fact]
    public async Task The_analyst_gets_the_right_answer_to_every_documented_question()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var (outlet, other) = (await store.OutletAsync("example.org", Cancellation), await store.OutletAsync("other.example", Cancellation));
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        for (var i = 0; i < 62; i++)
        {
            var draft = Article(i < 42 ? outlet : other, $"u{i}", "One.", "Two.", "Three.", "Four.", "Five.", "\"Six.\"") with { Published = TimeProvider.System.GetUtcNow() };
            var id = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
            var scored = i == 0 ? 5 : 6;
            var p = i < 42 ? i / 100.0 : .9;
            await store.Get<IScoreStore>().WriteAsync(scorer, [.. Enumerable.Range(0, scored).Select(o => Score(id, o, o == 5 ? .9 : p))], Cancellation);
        }

        await using var connection = await store.Database.OpenConnectionAsync(Cancellation);
        await using (var become = new NpgsqlCommand("SET ROLE analyst", connection))
            await become.ExecuteNonQueryAsync(Cancellation);
        Assert.Equal(Answers.Length, DocumentedQuestions.All.Count);
        foreach (var ((question, sql), expected) in DocumentedQuestions.All.Zip(Answers))
        {
            var answer = await AskAsync(connection, sql);
            Assert.True(expected.Length == answer.Count, $"{question}\n{string.Join('\n', answer)}");
            foreach (var (e, a) in expected.Zip(answer))
                Assert.True(Matches(e, a), $"{question}\n{e} is not\n{a}");
        }
    }

    [Fact]
    public async Task Every_documented_question_reaches_the_large_tables_by_an_index()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var settings = new StoreBenchmarkSettings(Articles: 2000, Scores: 10_000, Outlets: 100, Days: 400, Batch: 5000, Writers: 1, QueryRuns: 1);
        await new StoreSeed(store.Get<Database>(), store.Get<MonthlyPartitions>(), settings)
            .RunAsync(TimeProvider.System.GetUtcNow(), new Unheard(), Cancellation);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        await new ScoreLoad(store.Get<IScoreStore>(), settings, TimeProvider.System).RunAsync(scorer, 1, settings.Articles, new Unheard(), Cancellation);
        await store.ExecuteAsync("VACUUM ANALYZE", Cancellation);

        await using var connection = await store.Database.OpenConnectionAsync(Cancellation);
        // Tables of a test are small enough to be read whole; what counts is that nothing must be.
        await using (var prefer = new NpgsqlCommand("SET enable_seqscan = off", connection))
            await prefer.ExecuteNonQueryAsync(Cancellation);
        foreach (var (question, sql) in DocumentedQuestions.All)
        {
            await using var explain = new NpgsqlCommand($"EXPLAIN (FORMAT JSON) {sql}", connection);
            var plan = (string)(await explain.ExecuteScalarAsync(Cancellation))!;
            // Coverage sums all days: its cost grows with days and outlets, not with sentences.
            var large = question.StartsWith("Is everything scored", StringComparison.Ordinal) ? LargeTables.Except(["daily_rollups"]) : LargeTables;
            Assert.Empty(Unindexed(JsonDocument.Parse(plan).RootElement, [.. large]).Select(table => $"{question}: {table}"));
        }
    }

    private static IEnumerable<string> Unindexed(JsonElement node, string[] large)
    {
        if (node.ValueKind == JsonValueKind.Array)
            return node.EnumerateArray().SelectMany(n => Unindexed(n, large));
        if (node.ValueKind != JsonValueKind.Object)
            return [];
        var below = node.EnumerateObject().SelectMany(p => Unindexed(p.Value, large));
        if (!node.TryGetProperty("Relation Name", out var relation) || !large.Contains(Parent().Replace(relation.GetString()!, "")))
            return below;
        var indexed = node.TryGetProperty("Index Cond", out _) || node.GetProperty("Node Type").GetString() == "Bitmap Heap Scan";
        return indexed ? below : below.Append($"{node.GetProperty("Node Type").GetString()} on {relation.GetString()}");
    }

    private static bool Matches(string expected, string answer)
    {
        var (e, a) = (expected.Split('|'), answer.Split('|'));
        return e.Length == a.Length && e.Zip(a).All(pair => pair.First == "*" || pair.First == pair.Second);
    }

    private static async Task<IReadOnlyList<string>> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var ask = new NpgsqlCommand(sql, connection);
        await using var answer = await ask.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await answer.ReadAsync(Cancellation))
            rows.Add(string.Join('|', Enumerable.Range(0, answer.FieldCount).Select(i => Shown(answer.GetValue(i)))));
        return rows;
    }

    private static string Shown(object value) => value switch
    {
        DBNull => "",
        double or float or decimal => Math.Round(Convert.ToDouble(value, CultureInfo.InvariantCulture), 3).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SqlBlock();

    [GeneratedRegex("_(before_1990|[0-9]{4}_[0-9]{2})$")]
    private static partial Regex Parent();

    private sealed class Unheard : IProgress<string>
    {
        public void Report(string value)
        {
        }
    }
}
