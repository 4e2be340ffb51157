using System.Diagnostics;
using System.Text.Json;
using StreamSubjectivity.Faults;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Pipeline;

/// <summary>The bench of faults as its users start it, with a handful of rows and one fault each.</summary>
public sealed class FaultBenchTests
{
    private const string Sabotage = "sabotage-rollup-twice";

    private static readonly string[] Rows =
        ["kill-before-commit", "terminate", "broker-killed", "postgres-immediate", "poisoned", Sabotage];

    [Fact]
    public async Task Faults_lose_nothing_and_double_nothing_and_a_broken_program_is_found_out()
    {
        var home = KafkaServer.RequireHome();
        var (code, output, errors) = await RunAsync(home, ["faults", "--repeat", "1", "--sentences", "1000", "--json", "--rows", .. Rows]);

        Assert.True(code == 0, errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(Rows.Order(), lines[..^1].Select(l => l.GetProperty("row").GetString()!).Order());
        var sabotaged = Assert.Single(lines, l => l.TryGetProperty("row", out var row) && row.GetString() == Sabotage);
        Assert.True(sabotaged.GetProperty("rollups_wrong").GetInt32() > 0);
        Assert.Equal((Rows.Length, 0), (lines[^1].GetProperty("rows_passed").GetInt32(), lines[^1].GetProperty("rows_failed").GetInt32()));
        Assert.Equal((0, 0), (lines[^1].GetProperty("missing").GetInt32(), lines[^1].GetProperty("duplicates").GetInt32()));
    }

    [Theory]
    [InlineData(0, 0, 0, false, true)]
    [InlineData(1, 0, 0, false, false)]
    [InlineData(0, 1, 0, false, false)]
    [InlineData(0, 0, 1, false, false)]
    [InlineData(0, 0, 0, true, false)]
    [InlineData(1, 0, 0, true, true)]
    public void A_row_passes_where_nothing_is_wrong_and_a_broken_program_where_something_is(
        long missing, long twice, int rollups, bool sabotaged, bool passes) =>
        Assert.Equal(passes, new Finding("row", 1, 10, missing, twice, rollups, 0, 0, sabotaged, null, null).Passed);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string kafkaHome, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StreamSubjectivity.Faults.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KAFKA_HOME"] = kafkaHome;
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
