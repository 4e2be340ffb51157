using System.Text.Json;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Tests.Infrastructure;
using StreamSubjectivity.Tests.Store;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Cli;

/// <summary><c>stream labels</c>, and <c>eval --labels</c>, as processes.</summary>
public sealed class LabelsCommandTests(PostgresServer server) : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private TestStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var outlet = await store.OutletAsync("example.org", Cancellation);
        var draft = Article(outlet, "u", "This shameful\tlaw betrays us all.", "The bill passed 52 to 48.", "Some say so.", "What a wonderful idea!", "The committee met on Monday.");
        var id = (await store.Get<IArticleStore>().SaveAsync(draft, Cancellation)).Id;
        var labels = store.Get<ILabelStore>();
        foreach (var (ordinal, subjective) in new[] { (0, true), (1, false), (2, true), (3, true), (4, false) })
            await labels.SetAsync(new(id, ordinal), subjective, "ana", LabelOrigin.Chosen, Cancellation);
        await labels.SetAsync(new(id, 2), false, "ben", LabelOrigin.Chosen, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_people_said_is_exported_as_fit_and_eval_take_it()
    {
        var file = folder.File("labels.tsv");
        var (code, output, _) = await RunAsync("labels", "export", file, "--data", folder.File("data"));

        Assert.Equal(0, code);
        Assert.Equal((4, 1), (JsonDocument.Parse(output).RootElement.GetProperty("sentences").GetInt32(), JsonDocument.Parse(output).RootElement.GetProperty("ties").GetInt32()));
        Assert.Equal(
            ["sentence\tlabel\tlanguage\tsubjective\tobjective", "This shameful law betrays us all.\tSUBJ\ten\t1\t0", "The bill passed 52 to 48.\tOBJ\ten\t0\t1"],
            (await File.ReadAllLinesAsync(file, Cancellation))[..3]);
        Assert.Equal(6, (await RunAsync("labels", "list", "--data", folder.File("data"))).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_scorer_is_judged_by_the_labels_of_the_database()
    {
        var (code, output, errors) = await RunAsync("eval", "--labels", folder.File("data"), "--json", "--bootstrap", "0", "--by", "language");

        Assert.True(code == 0, errors);
        var result = JsonDocument.Parse(output).RootElement;
        Assert.Equal(4, result.GetProperty("figures").GetProperty("sentences").GetInt32());
        Assert.Equal("en", Assert.Single(result.GetProperty("by").EnumerateArray()).GetProperty("value").GetString());
        Assert.Contains("1 of 5 rows are left out for a tie", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_files_nor_labels_is_wrong_usage() => Assert.Equal(2, (await RunAsync("eval")).Code);

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var run = StreamProcess.Start([.. arguments, "--postgres", store.ConnectionString]);
        return (await run.ExitAsync(Cancellation), run.Output, run.Errors);
    }
}
