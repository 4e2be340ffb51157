using System.Text.Json;
using Parquet;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using StreamSubjectivity.Tests.Store;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Cli;

/// <summary><c>stream db</c> as a process.</summary>
public sealed class DbCommandTests(PostgresServer server) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("stream-db-").FullName;
    private TestStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var outlet = await store.OutletAsync("example.org", Cancellation);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        var draft = Article(outlet, "u", "One.", "Two.") with { Published = new(2020, 5, 5, 0, 0, 0, TimeSpan.Zero) };
        var id = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
        await store.Get<IScoreStore>().WriteAsync(scorer, [Score(id, 0, .2), Score(id, 1, .7)], Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Verify_ends_with_0_where_all_is_right_and_lists_what_differs_with_1()
    {
        var (code, output) = await RunAsync("verify", "--json");
        Assert.Equal(0, code);
        Assert.True(JsonDocument.Parse(output).RootElement.GetProperty("exact").GetBoolean());

        await store.ExecuteAsync("UPDATE stream.daily_rollups SET sentences = 3", Cancellation);
        (code, output) = await RunAsync("verify");
        Assert.Equal(1, code);
        Assert.StartsWith("daily_rollups(1,2020-05-05,politics,en,1): stored (1,3,", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_writes_a_Parquet_file()
    {
        var file = Path.Combine(folder, "scores.parquet");
        var (code, output) = await RunAsync("export", "--outlet", "example.org", "--since", "2020-05-01", "--until", "2020-05-31", "--out", file);

        Assert.Equal(0, code);
        Assert.Equal(2, JsonDocument.Parse(output).RootElement.GetProperty("rows").GetInt32());
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: Cancellation);
        Assert.Contains("p_subjective", reader.Schema.GetDataFields().Select(f => f.Name));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData(2, "export", "--since", "yesterday", "--until", "2020-05-31", "--out", "x")]
    [InlineData(2, "export", "--since", "2020-06-01", "--until", "2020-05-31", "--out", "x")]
    [InlineData(1, "export", "--since", "2020-05-01", "--until", "2020-05-31", "--out", "x", "--outlet", "nobody.example")]
    [InlineData(2, "retain", "--text-months", "-1")]
    public async Task What_can_not_be_done_is_refused(int expected, params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);
        Assert.Equal((expected, ""), (code, output));
    }

    [Fact]
    public async Task Retain_says_what_would_go_and_then_drops_it()
    {
        var (code, said) = await RunAsync("retain", "--scores-months", "12", "--dry-run");
        Assert.Equal(0, code);
        Assert.Equal(2, await store.ScalarAsync<long>("SELECT count(*) FROM stream.scores", Cancellation));

        var (_, done) = await RunAsync("retain", "--scores-months", "12");
        Assert.Contains("\"month\":\"2020-05\",\"drops\":\"scores\"", said, StringComparison.Ordinal);
        Assert.Equal(said.Replace("\"done\":false", "\"done\":true", StringComparison.Ordinal), done);
        Assert.Equal(0, await store.ScalarAsync<long>("SELECT count(*) FROM stream.scores", Cancellation));
        Assert.Empty(await store.DifferencesAsync(Cancellation));
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var run = StreamProcess.Start(["db", .. arguments, "--postgres", store.ConnectionString, "--data", folder]);
        return (await run.ExitAsync(Cancellation), run.Output);
    }
}
