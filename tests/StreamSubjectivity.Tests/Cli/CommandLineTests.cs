using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Cli;

/// <summary>The program as a process: what it prints, where, and its exit code.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stream-cli-").FullName;

    [Fact]
    public async Task A_report_scores_under_an_outcry_and_answers_come_in_input_order()
    {
        var (code, output, _) = await RunAsync(
            ["score"], "The bill passed 52 to 48.\n\nThis shameful law betrays us all.\n");

        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["The bill passed 52 to 48.", "This shameful law betrays us all."], lines.Select(l => l.GetProperty("text").GetString()));
        Assert.True(lines[0].GetProperty("p_subjective").GetDouble() < lines[1].GetProperty("p_subjective").GetDouble());
        Assert.Equal(["OBJ", "SUBJ"], lines.Select(l => l.GetProperty("label").GetString()));
        Assert.All(lines, l => Assert.Equal(12, l.GetProperty("scorer").GetString()!.Length));
    }

    [Theory]
    [InlineData("frobnicate", "'frobnicate' is no verb; there are demo,")]
    [InlineData("", "Required command was not provided.")]
    [InlineData("demo --port 70000", "--port takes a number from 1 to 65535, not '70000'")]
    [InlineData("run ingest", "a role of a cluster needs --postgres CONN or STREAM__STORE__CONNECTIONSTRING")]
    [InlineData("score --config no-such-file.json", "no-such-file.json is not there")]
    [InlineData("score --modle x.gguf", "there is no option --modle")]
    [InlineData("parse-feed feed.xml --jsn", "there is no option --jsn")]
    [InlineData("score --engine gpu-host:8000", "Stream:Scorer:Remote:Url: must be an http or https address")]
    [InlineData("score --engine http://127.0.0.1:1 --engine-kind tgi", "must be openai, llama-server, vllm, vllm-completions or sglang")]
    public async Task A_wrong_command_line_says_what_is_wrong_and_ends_with_2(string arguments, string expected)
    {
        var (code, output, errors) = await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score --model no/such.gguf", "no/such.gguf")]
    [InlineData("score no-such-file.txt", "can't read")]
    [InlineData("score --engine http://127.0.0.1:1 --scorer checkthat-en", "take --scorer zero-shot")]
    [InlineData("score --prompt no-such-prompt", "no-such-prompt")]
    [InlineData("score --scorer no-such-scorer", "no-such-scorer")]
    [InlineData("db status --postgres Host=127.0.0.1;Port=1;Username=nobody", "127.0.0.1")]
    [InlineData("parse-feed no-such-feed.xml", "no-such-feed.xml is not there")]
    [InlineData("parse-feed -- --no-such-feed.xml", "--no-such-feed.xml is not there")]
    [InlineData("up --feeds no-such-list.opml", "no-such-list.opml: can't be read")]
    public async Task What_can_not_be_reached_or_read_is_named_and_ends_with_1(string arguments, string expected)
    {
        var (code, output, errors) = await RunAsync([.. arguments.Split(' '), "--data", folder]);

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_does_not_answer_is_named()
    {
        var (code, _, errors) = await RunAsync(["demo", "--once", "--kafka", "127.0.0.1:1", "--data", folder]);

        Assert.Equal(1, code);
        Assert.Contains("no Kafka broker answers at 127.0.0.1:1", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_option_that_changes_it()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        var (code, _, errors) = await RunAsync(["demo", "--port", $"{port}", "--data", folder]);

        Assert.Equal(1, code);
        Assert.Contains($"{port}", errors, StringComparison.Ordinal);
        Assert.Contains("--port N", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_refused_by_name()
    {
        var model = Path.Combine(folder, "altered.gguf");
        await File.WriteAllTextAsync(model, "GGUF, or so it says", TestContext.Current.CancellationToken);

        var (code, _, errors) = await RunAsync(["score", "--model", model]);

        Assert.Equal(1, code);
        Assert.Contains(model, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./stream demo --once", "demo")]
    [InlineData("./stream fit --data", "fit")]
    [InlineData("./stream model derive --type", "model", "derive")]
    public async Task Help_of_a_verb_shows_examples_and_ends_with_0(string example, params string[] verb)
    {
        var (code, output, _) = await RunAsync([.. verb, "--help"]);

        Assert.Equal(0, code);
        Assert.Contains(example, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_can_not_be_read_is_listed_and_the_rest_is_stored()
    {
        var (good, bad) = (Path.Combine(folder, "good.ndjson"), Path.Combine(folder, "bad.xml"));
        await File.WriteAllTextAsync(
            good,
            """{"url":"https://outlet.example/a","title":"A","published":"2026-01-02T03:04:05Z","paragraphs":["One sentence here. And another one there."]}""",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(bad, "no feed at all", TestContext.Current.CancellationToken);

        var (code, output, errors) = await RunAsync(["ingest", good, bad, "--data", Path.Combine(folder, "data")]);

        Assert.Equal(1, code);
        Assert.Equal(2, JsonDocument.Parse(output).RootElement.GetProperty("sentences").GetInt32());
        Assert.Contains("bad.xml", errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments, string? input = null)
    {
        await using var run = StreamProcess.Start(arguments, input);
        var code = await run.ExitAsync(TestContext.Current.CancellationToken);
        return (code, run.Output, run.Errors);
    }
}
