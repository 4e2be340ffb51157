using System.Security.Cryptography;
using System.Text.Json;
using StreamSubjectivity.Tests.Infrastructure;
using StreamSubjectivity.Tests.Ingest;
using Xunit;

namespace StreamSubjectivity.Tests.Cli;

/// <summary><c>model</c> and <c>doctor</c> as a process.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_is_pulled_told_derived_and_scores_by_its_name()
    {
        await using var server = await LoopbackOutlet.StartAsync();
        var bytes = new TinyLlama().ToWriter().ToBytes();
        server.On("/tiny.gguf", context => context.Response.Body.WriteAsync(bytes, Cancelled).AsTask());
        var config = Config();

        var pulled = await RunAsync("model", "pull", "--url", $"{server.Url}tiny.gguf", "--sha256", Convert.ToHexString(SHA256.HashData(bytes)), "--licence", "MIT", "--config", config);
        Assert.Equal(0, pulled.Code);
        Assert.Contains("licence MIT", pulled.Errors, StringComparison.Ordinal);
        Assert.Equal(bytes.Length, JsonDocument.Parse(pulled.Output).RootElement.GetProperty("bytes").GetInt32());

        var listed = await RunAsync("model", "list", "--config", config);
        Assert.Contains("\"name\":\"tiny\"", listed.Output, StringComparison.Ordinal);

        var info = await RunAsync("model", "info", "tiny", "--json", "--config", config);
        Assert.Equal(2, JsonDocument.Parse(info.Output).RootElement.GetProperty("shape").GetProperty("layers").GetInt32());

        var derived = JsonDocument.Parse((await RunAsync("model", "derive", "tiny", "--type", "q8_0", "--layers", "1", "--config", config)).Output).RootElement;
        Assert.Equal("Q8_0-1", derived.GetProperty("form").GetString());
        Assert.True(File.Exists(derived.GetProperty("path").GetString()));
    }

    [Theory]
    [InlineData("model derive --type q9", 2, "Q9 is none of F16")]
    [InlineData("model derive --type q8_0 --layers 99", 1, "has 30 layers, of which 99 can't be kept")]
    [InlineData("model pull", 2, "name a model")]
    [InlineData("model pull nix", 1, "nix is none of SmolLM2")]
    [InlineData("model pull --url http://127.0.0.1/x.gguf", 2, "--url needs --sha256")]
    [InlineData("model info no-such-model", 1, "no-such-model: is neither a file nor one of")]
    [InlineData("score --lora no-such-adapter.gguf", 1, "no-such-adapter.gguf: there is no such file")]
    public async Task What_can_t_be_done_is_said(string arguments, int code, string expected)
    {
        var run = await RunAsync([.. arguments.Split(' '), "--config", Config()]);

        Assert.Equal(code, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_finds_this_machine_fit()
    {
        var run = await RunAsync("doctor", "--json", "--data", folder.Path);
        var answer = JsonDocument.Parse(run.Output).RootElement;

        Assert.Equal(0, run.Code);
        Assert.True(answer.GetProperty("fine").GetBoolean());
        var parts = answer.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("part").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "runtime", "ICU", "processor", "memory", "llama.cpp", "device", "model", "engine", "fit", "PostgreSQL", "Kafka", "data folder" }, parts);
    }

    [Fact]
    public async Task The_doctor_names_what_would_stop_the_product_and_ends_with_1()
    {
        var run = await RunAsync("doctor", "--model", "nix", "--postgres", "Host=127.0.0.1;Port=1;Username=nobody", "--data", folder.Path);

        Assert.Equal(1, run.Code);
        Assert.Matches(@"(?m)^fail  model +nix: is neither", run.Output);
        Assert.Matches(@"(?m)^fail  PostgreSQL +doesn't answer", run.Output);
        Assert.Matches(@"(?m)^fine  data folder", run.Output);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var program = StreamProcess.Start(arguments);
        var code = await program.ExitAsync(Cancelled);
        return (code, program.Output, program.Errors);
    }

    private string Config()
    {
        var file = folder.File("settings.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { Stream = new { Scorer = new { Forms = folder.File("models") } } }));
        return file;
    }
}
