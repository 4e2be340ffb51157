using System.Text.Json;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Pipeline;

/// <summary>The demo as its users run it, killed while it works and started again on the same data folder.</summary>
public sealed class DemoKillTests : IDisposable
{
    // The engine's result depends a little on who shares the batch, and a killed run batches otherwise.
    private const double LogOddsTolerance = 0.05;
    private readonly string folder = Directory.CreateTempSubdirectory("stream-demo-").FullName;

    /// <summary>Where a run is killed: at the n-th line of its log that holds the text.</summary>
    private static readonly (string Text, int Count)[] Kills =
    [
        ("Starting PostgreSQL", 1),
        ("Migrating the database", 1),
        ("Wrote", 1),
        ("Wrote", 4),
        ("Wrote", 8),
    ];

    [Fact]
    public async Task Killed_at_five_points_it_ends_with_what_an_undisturbed_run_has()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (quiet, disturbed) = (Folder("quiet"), Folder("disturbed"));
        var expected = await FinishAsync(quiet, cancellationToken);
        foreach (var (text, count) in Kills)
        {
            var seen = 0;
            await using var run = StreamProcess.Start("demo", "--once", "--verbose", "--data", disturbed);
            await run.SeenAsync(line => line.Contains(text, StringComparison.Ordinal) && ++seen == count);
            await run.KillAsync();
        }

        var actual = await FinishAsync(disturbed, cancellationToken);

        Assert.Equal(expected.GetProperty("sentences").GetInt64(), expected.GetProperty("scored").GetInt64());
        Assert.True(expected.GetProperty("sentences").GetInt64() > 500);
        foreach (var count in (string[])["outlets", "articles", "sentences", "scored"])
            Assert.Equal(expected.GetProperty(count).GetInt64(), actual.GetProperty(count).GetInt64());
        Compare(await StoredNews.ReadAsync(quiet, cancellationToken), await StoredNews.ReadAsync(disturbed, cancellationToken));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Compare(StoredNews expected, StoredNews actual)
    {
        Assert.Equal(expected.Articles, actual.Articles);
        Assert.Equal(expected.Scores.Keys.Order(), actual.Scores.Keys.Order());
        Assert.Equal(actual.Sentences, actual.ScoreRows);
        Assert.Equal(expected.Rollups, actual.Rollups);
        Assert.All(expected.Scores, s => Assert.InRange(actual.Scores[s.Key], s.Value - LogOddsTolerance, s.Value + LogOddsTolerance));
    }

    private static async Task<JsonElement> FinishAsync(string data, CancellationToken cancellationToken)
    {
        await using var run = StreamProcess.Start("demo", "--once", "--data", data);
        var code = await run.ExitAsync(cancellationToken);
        Assert.True(code == 0, $"exit code {code}\n{run.Errors}");
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
}
