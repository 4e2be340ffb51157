using System.Globalization;
using System.Text;
using System.Text.Json;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary>detect as a process, over files of a few days.</summary>
public sealed class DetectCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_shift_is_alarmed_and_dated_on_standard_output_and_told_in_words_beside()
    {
        var (code, output, errors) = await RunAsync(Csv(shiftAt: 120), "detect", "-");

        Assert.True(code == 0, errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["alarm", "change"], lines.Select(l => l.GetProperty("kind").GetString()));
        foreach (var line in lines)
        {
            var since = line.GetProperty("since").GetDateTime();
            Assert.InRange(since, Series.Start.AddDays(119).ToDateTime(default), Series.Start.AddDays(121).ToDateTime(default));
            Assert.InRange(since, line.GetProperty("since_interval")[0].GetDateTime(), line.GetProperty("since_interval")[1].GetDateTime());
            Assert.Equal(0.3, line.GetProperty("from").GetDouble(), 0.01);
            Assert.Equal(0.4, line.GetProperty("to").GetDouble(), 0.03);
            Assert.InRange(line.GetProperty("confidence").GetDouble(), 0.3, 1);
        }

        Assert.InRange(lines[0].GetProperty("date").GetDateTime(), Series.Start.AddDays(121).ToDateTime(default), Series.Start.AddDays(124).ToDateTime(default));
        Assert.Contains("alarm: level up since 2025-05-", errors, StringComparison.Ordinal);
        Assert.Contains("with a chance of 80 %", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_may_ask_for_objects_alone_and_for_an_exit_code()
    {
        var (calm, summary, silence) = await RunAsync(Csv(shiftAt: 1000), "detect", "-", "--json", "--fail-on-shift");
        var (shifted, _, _) = await RunAsync(Csv(shiftAt: 120), "detect", "-", "--json", "--fail-on-shift", "--online");

        Assert.Equal((0, 1, ""), (calm, shifted, silence));
        var line = JsonDocument.Parse(summary).RootElement;
        Assert.Equal("summary", line.GetProperty("kind").GetString());
        Assert.Equal(160, line.GetProperty("days").GetInt64());
        Assert.InRange(line.GetProperty("minimum_detectable_shift").GetDouble(), 0.005, 0.04);
    }

    [Fact]
    public async Task Bad_rows_are_told_with_their_line_and_the_others_count()
    {
        var path = folder.File("series.csv");
        await File.WriteAllTextAsync(path, Csv(shiftAt: 120) + "tomorrow,0.3\n", TestContext.Current.CancellationToken);
        var (code, output, errors) = await RunAsync(null, "detect", path);

        Assert.Equal(1, code);
        Assert.Contains("\"kind\":\"alarm\"", output, StringComparison.Ordinal);
        Assert.Contains($"{path}(162): 'tomorrow' is no ISO 8601 date", errors, StringComparison.Ordinal);
        Assert.Contains("1 bad rows", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date,value\n", 1, "holds no day that could be read", "detect", "-")]
    [InlineData("when,value\n2026-01-01,1\n", 1, "-(1)", "detect", "-")]
    [InlineData(null, 1, "is not there", "detect", "/nowhere/series.csv")]
    [InlineData("", 2, "promises nothing that is understood", "detect", "-", "--promise", "never")]
    [InlineData("", 2, "Required argument missing", "detect")]
    public async Task What_cannot_work_says_why(string? input, int expected, string message, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(input, arguments);

        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    private static string Csv(int shiftAt)
    {
        var text = new StringBuilder("date,value\n");
        foreach (var point in Series.Make(160, shiftAt: shiftAt, shift: 0.1))
            text.Append(CultureInfo.InvariantCulture, $"{point.Date:O},{point.Mean:R}\n");
        return text.ToString();
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string? input, params string[] arguments)
    {
        await using var run = StreamProcess.Start(arguments, input);
        var code = await run.ExitAsync(TestContext.Current.CancellationToken);
        return (code, run.Output, run.Errors);
    }
}
