using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class LoraTests : IDisposable
{
    private static readonly int[] Tokens = [10, 20, 30, 40, 50, 60, 70];
    private readonly TemporaryFolder folder = new();
    private readonly TinyLora lora = new("blk.0.attn_q.weight", "blk.1.attn_output.weight");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1f, 0)]
    [InlineData(-0.5f, 0)]
    [InlineData(1f, 8)]
    public async Task An_adapter_acts_like_the_model_that_it_is_merged_into(float scale, int experts)
    {
        var model = new TinyLlama { Experts = experts };
        var plain = await StateAsync(await OpenAsync(model));
        var merged = model with { Change = (name, matrix) => lora.Merge(name, matrix, scale) };
        var expected = await StateAsync(await ModelFile.OpenAsync(merged.WriteTo(folder.File("merged.gguf")), Cancelled));

        var adapted = await StateAsync(await AdaptedAsync(model, FormattableString.Invariant($"{lora.WriteTo(folder.File("a.gguf"))}:{scale}")));

        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], adapted[i], 2e-2);
        Assert.Contains(Enumerable.Range(0, plain.Length), i => Math.Abs(plain[i] - adapted[i]) > 0.1);
    }

    [Fact]
    public async Task Several_adapters_add_up()
    {
        var other = lora with { Seed = 70 };
        var merged = new TinyLlama
        {
            Change = (name, matrix) =>
            {
                lora.Merge(name, matrix, 1);
                other.Merge(name, matrix, 0.5f);
            },
        };
        var expected = await StateAsync(await ModelFile.OpenAsync(merged.WriteTo(folder.File("merged.gguf")), Cancelled));

        var adapted = await StateAsync(await AdaptedAsync(lora.WriteTo(folder.File("a.gguf")), other.WriteTo(folder.File("b.gguf")) + ":0.5"));

        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], adapted[i], 2e-2);
    }

    [Fact]
    public async Task What_was_made_for_another_model_is_refused_before_the_library_sees_it()
    {
        await RefusesAsync("is for another model: it adapts blk.0.attn_x.weight", new TinyLora("blk.0.attn_x.weight"));
        await RefusesAsync("is for another model: its blk.0.attn_q.weight is 32x4 by 4x64", new TinyLora("blk.0.attn_q.weight") { Extents = (32, 64) });
        await RefusesAsync("is for a model of more layers", new TinyLora("blk.2.attn_q.weight"));
        await RefusesAsync("is for the architecture gemma", lora with { Architecture = "gemma" });
        await RefusesAsync("it adapts nothing", new TinyLora());
        await RefusesAsync("the output too", new TinyLora("token_embd.weight") { Extents = (262, 64) });
    }

    [Fact]
    public async Task What_is_no_adapter_is_refused()
    {
        var model = new TinyLlama().WriteTo(folder.File("model.gguf"));

        Assert.Contains("is no adapter but a model", (await Assert.ThrowsAsync<ModelFileException>(() => AdaptedAsync(model))).Reason, StringComparison.Ordinal);
        var half = new GgufWriter().Add("general.type", "adapter").Add("general.architecture", "llama").Add("adapter.type", "lora")
            .AddTensor("blk.0.attn_q.weight.lora_a", [64, 4], new float[256]);
        await File.WriteAllBytesAsync(folder.File("half.gguf"), half.ToBytes(), Cancelled);
        Assert.Contains("only one of the two", (await Assert.ThrowsAsync<ModelFileException>(() => AdaptedAsync(folder.File("half.gguf")))).Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ModelFileException>(() => AdaptedAsync(lora.WriteTo(folder.File("a.gguf")) + ":0"));
    }

    [Fact]
    public async Task An_adapter_named_as_the_model_says_where_it_belongs()
    {
        var fault = await Assert.ThrowsAsync<ModelFileException>(() => ModelFile.OpenAsync(lora.WriteTo(folder.File("a.gguf")), Cancelled));

        Assert.Contains("--lora", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scorer_names_its_adapters()
    {
        var adapter = lora.WriteTo(folder.File("a.gguf"));
        var options = new ScorerOptions { Model = new TinyLlama().WriteTo(folder.File("tiny.gguf")), Scorer = "zero-shot", Prompt = Prompt() };
        await using var plain = await SentenceScorerFactory.CreateAsync(options, NullLoggerFactory.Instance, Cancelled);
        options.Adapters.Add(adapter + ":0.5");
        await using var adapted = await SentenceScorerFactory.CreateAsync(options, NullLoggerFactory.Instance, Cancelled);

        Assert.EndsWith("*0.5", adapted.Identity.ModelForm, StringComparison.Ordinal);
        Assert.NotEqual(plain.Identity.Key, adapted.Identity.Key);
        Assert.NotEqual((await plain.ScoreAsync("the cat", Cancelled)).LogOdds, (await adapted.ScoreAsync("the cat", Cancelled)).LogOdds);
    }

    [Fact]
    public async Task A_scorer_that_was_fitted_without_adapters_refuses_them()
    {
        var options = new ScorerOptions();
        options.Adapters.Add(new TinyLora("blk.0.attn_q.weight") { Extents = (576, 576) }.WriteTo(folder.File("a.gguf")));

        var fault = await Assert.ThrowsAsync<ScorerFileException>(() => SentenceScorerFactory.CreateAsync(options, NullLoggerFactory.Instance, Cancelled));
        Assert.Contains("was fitted with no adapter", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--scorer zero-shot", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scorer_names_the_types_of_its_cache_where_they_round()
    {
        var options = new ScorerOptions { Model = new TinyLlama { Width = 128 }.WriteTo(folder.File("tiny.gguf")), Scorer = "zero-shot", Prompt = Prompt(), ValueCache = "q8_0" };
        await using var scorer = await SentenceScorerFactory.CreateAsync(options, NullLoggerFactory.Instance, Cancelled);

        Assert.EndsWith("+kv:F16/Q8_0", scorer.Identity.ModelForm, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.gguf", "a.gguf", 1)]
    [InlineData("a.gguf:0.25", "a.gguf", 0.25)]
    [InlineData("C:/a.gguf", "C:/a.gguf", 1)]
    [InlineData("a:b.gguf:-2", "a:b.gguf", -2)]
    public void A_scale_is_told_from_a_name(string text, string path, float scale) => Assert.Equal((path, scale), LoraFile.Parse(text));

    public void Dispose() => folder.Dispose();

    private string Prompt()
    {
        File.WriteAllText(folder.File("p.md"), """
            ---
            name: tiny
            version: 1
            language: en
            form: plain
            labels:
              subjective: ["a"]
              objective: ["t"]
            ---
            Judge: {{sentence}} =
            """);
        return folder.File("p.md");
    }

    private static async Task<float[]> StateAsync(ModelFile file)
    {
        await using var engine = TinyEngine.Start(file);
        return await engine.StateAsync(new PromptPrefix([]), Tokens, Cancelled);
    }

    private Task<ModelFile> OpenAsync(TinyLlama model) => ModelFile.OpenAsync(model.WriteTo(folder.File("tiny.gguf")), Cancelled);

    private Task<ModelFile> AdaptedAsync(params string[] adapters) => AdaptedAsync(new TinyLlama(), adapters);

    private async Task<ModelFile> AdaptedAsync(TinyLlama model, params string[] adapters)
    {
        var file = await OpenAsync(model);
        var opened = await Task.WhenAll(adapters.Select(a => LoraFile.OpenAsync(a, file, Cancelled)));
        return file with { Adapters = opened };
    }

    private async Task RefusesAsync(string reason, TinyLora wrong)
    {
        var path = wrong.WriteTo(folder.File("wrong.gguf"));
        Assert.Contains(reason, (await Assert.ThrowsAsync<ModelFileException>(() => AdaptedAsync(path))).Reason, StringComparison.Ordinal);
    }
}
