using System.IO.Compression;
using System.Text;
using System.Text.Json;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Cli;

/// <summary>The verbs that read documents and store nothing, as processes: files, folders, standard input, and what is wrong with them.</summary>
public sealed class ReadingVerbTests : IDisposable
{
    private const string Feed =
        "<rss version=\"2.0\"><channel><title>T</title><link>https://a.example/</link><item><title>Caf\u00e9 opens</title><link>/1</link></item></channel></rss>";

    private const string Robots = "User-agent: *\nDisallow: /private/\n";

    private static readonly string Page =
        $"<html><head><title>Quay</title></head><body><article>{string.Concat(Enumerable.Repeat("<p>It was told what the people of the harbour made of the day, and of the ships that came.</p>", 5))}</article></body></html>";

    private readonly string folder = Directory.CreateTempSubdirectory("stream-read-").FullName;

    [Fact]
    public async Task A_folder_of_feeds_gives_a_line_each_and_a_broken_one_among_them_is_named()
    {
        await WriteAsync("a.xml", Feed);
        await WriteAsync("b/c.rss", Feed.Replace(">T<", ">U<", StringComparison.Ordinal));
        await WriteAsync("bad.xml", "no feed at all");
        await WriteAsync("left.md", "is not read");

        var (code, output, errors) = await RunAsync(["parse-feed", folder]);

        Assert.Equal(1, code);
        Assert.Equal(["T", "U"], Lines(output).Select(l => l.GetProperty("title").GetString()));
        Assert.Contains("bad.xml", errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_feed_is_read_from_standard_input()
    {
        var (code, output, _) = await RunAsync(["parse-feed", "-"], Feed);

        Assert.Equal(0, code);
        var feed = Assert.Single(Lines(output));
        Assert.Equal(("-", "RSS 2.0"), (feed.GetProperty("file").GetString(), feed.GetProperty("format").GetString()));
        Assert.Equal("Caf\u00e9 opens", feed.GetProperty("items")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Pages_are_read_packed_or_plain_and_from_standard_input()
    {
        await WriteAsync("plain.html", Page);
        await using (var packed = new GZipStream(File.Create(Path.Combine(folder, "packed.html.gz")), CompressionLevel.Fastest))
            await packed.WriteAsync(Encoding.UTF8.GetBytes(Page), TestContext.Current.CancellationToken);

        var (code, output, _) = await RunAsync(["extract", folder, "-", "--url", "https://a.example/1"], Page);

        Assert.Equal(0, code);
        Assert.Equal(["packed.html.gz", "plain.html", "-"], Lines(output).Select(l => Path.GetFileName(l.GetProperty("file").GetString())));
        Assert.All(Lines(output), l => Assert.Equal("Quay", l.GetProperty("title").GetString()));
    }

    [Theory]
    [InlineData("/news", 0, "allowed")]
    [InlineData("https://a.example/private/x", 1, "disallowed")]
    public async Task A_robots_txt_answers_by_word_and_exit_code(string url, int expected, string word)
    {
        var (code, output, errors) = await RunAsync(["robots", "-", "--agent", "StreamSubjectivity", "--url", url], Robots);

        Assert.Equal((expected, word, ""), (code, output.Trim(), errors));
    }

    [Fact]
    public async Task A_text_is_split_without_loss()
    {
        const string Text = "Dr. Lee came.  \u201cIt rained!\u201d she said.\n\nThen it stopped.";
        var (code, output, _) = await RunAsync(["split"], Text);

        Assert.Equal(0, code);
        Assert.Equal(Text, string.Concat(Lines(output).Select(l => Text[l.GetProperty("start").GetInt32()..l.GetProperty("end").GetInt32()])));
    }

    [Theory]
    [InlineData("parse-feed", "Required argument missing")]
    [InlineData("extract - --url nowhere", "--url: 'nowhere'")]
    [InlineData("robots - --url /", "--agent")]
    [InlineData("robots - --agent a --url nowhere", "--url: 'nowhere'")]
    [InlineData("sources discover ftp://a.example/", "isn't an http or https URL")]
    [InlineData("quarantine list --kind thing", "thing")]
    public async Task Wrong_usage_is_named_and_ends_with_2(string arguments, string expected)
    {
        var (code, output, errors) = await RunAsync(arguments.Split(' '), "");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task WriteAsync(string name, string text)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
    }

    private static List<JsonElement> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments, string? input = null)
    {
        await using var run = StreamProcess.Start(arguments, input);
        var code = await run.ExitAsync(TestContext.Current.CancellationToken);
        return (code, run.Output, run.Errors);
    }
}
