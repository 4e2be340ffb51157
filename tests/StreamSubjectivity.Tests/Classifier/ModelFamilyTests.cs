using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Llama.Gguf;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class ModelFamilyTests : IDisposable
{
    private static readonly int[] Tokens = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Members =>
        ["llama 1", "llama 2 GQA", "llama 3 tied", "llama 3 untied", "mistral", "mixtral", "smollm", "mistral3", "smollm3"];

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Every_member_of_the_family_gives_states_and_likelihoods(string member)
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled, Of(member));

        var state = await tiny.StateAsync(new PromptPrefix(Tokens[..4]), Tokens[4..], Cancelled);
        var likelihoods = await tiny.Engine.SubmitAsync(new LikelihoodRequest(new PromptPrefix(Tokens[..4]), Tokens[4..], [[5], [6, 7]]), Cancelled);

        AssertClose(await tiny.StateAsync(new PromptPrefix([]), Tokens, Cancelled), state, 2e-2);
        Assert.All(likelihoods, l => Assert.True(double.IsFinite(l)));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Every_member_is_made_into_a_form_that_gives_nearly_the_same(string member)
    {
        var source = await OpenAsync(Of(member));
        var form = await Forms.GetAsync(source, new ModelForm("Q8_0"), Cancelled);

        AssertClose(await StateAsync(source), await StateAsync(form), 0.25);
        Assert.Contains(form.Header.Tensors, t => GgmlTypes.Name(t.Type) == "Q8_0");
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Cut_layers_leave_the_model_that_never_had_them(string member)
    {
        var whole = await OpenAsync(Of(member) with { Layers = 4 });
        var cut = await Forms.GetAsync(whole, new ModelForm("F16", 2), Cancelled);

        Assert.Equal(2, cut.Shape.Layers);
        Assert.Equal(whole.Sha256, cut.Sha256);
        var byHand = await Forms.GetAsync(await OpenAsync(Of(member) with { Layers = 4 }, Keep(2)), new ModelForm("F16"), Cancelled);
        AssertClose(await StateAsync(byHand), await StateAsync(cut), 1e-5);
    }

    [Fact]
    public async Task Scaled_rotation_changes_what_the_model_sees()
    {
        var with = await StateAsync(await OpenAsync(new TinyLlama { ScaledRotation = true }));
        var without = await StateAsync(await OpenAsync(new TinyLlama()));

        Assert.Contains(Enumerable.Range(0, with.Length), i => Math.Abs(with[i] - without[i]) > 0.01);
    }

    [Theory]
    [InlineData("Q4_K_M")]
    [InlineData("Q6_K")]
    [InlineData("Q4_0")]
    [InlineData("IQ4_NL")]
    [InlineData("BF16")]
    public async Task Every_kind_of_quantisation_is_made_and_runs(string type)
    {
        var source = await OpenAsync(new TinyLlama { Width = 256, Heads = 8, KeyValueHeads = 4, FeedForward = 512 });
        var form = await Forms.GetAsync(source, ModelForm.Of(type, 0), Cancelled);

        Assert.All(await StateAsync(form), v => Assert.True(float.IsFinite(v)));
        Assert.True(new FileInfo(form.Path).Length < new FileInfo(source.Path).Length);
    }

    [Theory]
    [InlineData("q4_k", "Q4_K_M")]
    [InlineData("Q5_K", "Q5_K_M")]
    [InlineData("q6_k", "Q6_K")]
    [InlineData("q8_0", "Q8_0")]
    public void Types_go_by_what_people_call_them(string name, string type) => Assert.Equal(type, ModelForm.Of(name, 0).ToString());

    [Fact]
    public async Task Forms_that_can_t_be_are_refused()
    {
        var source = await OpenAsync(new TinyLlama());

        await RefusesAsync(source, new ModelForm("Q3_7"), "can't be made Q3_7: there are");
        await RefusesAsync(source, new ModelForm("Q8_0", 3), "has 2 layers, of which 3 can't be kept");
        await RefusesAsync(source, new ModelForm("Q8_0", -1), "of which -1");
        await RefusesAsync(await Forms.GetAsync(source, new ModelForm("Q8_0"), Cancelled), new ModelForm("Q4_0"), "is a form itself");
    }

    [Fact]
    public async Task A_form_is_made_once_with_progress_and_anew_when_it_was_cut_short()
    {
        var source = await OpenAsync(new TinyLlama());
        var heard = new List<FormProgress>();
        var form = await Forms.GetAsync(source, new ModelForm("Q8_0"), Cancelled, new Heard(heard));
        Assert.Equal((20, 20), (heard[^1].Done, heard[^1].Total));
        heard.Clear();

        await Forms.GetAsync(source, new ModelForm("Q8_0"), Cancelled, new Heard(heard));
        Assert.Empty(heard);

        await using (var stream = File.Open(form.Path, FileMode.Open))
            stream.SetLength(1000);
        await Forms.GetAsync(source, new ModelForm("Q8_0"), Cancelled, new Heard(heard));
        Assert.NotEmpty(heard);
    }

    [Theory]
    [InlineData("q8_0", "q8_0")]
    [InlineData("f16", "q4_0")]
    [InlineData("q4_0", "q4_0")]
    public async Task A_smaller_cache_gives_nearly_the_same(string keys, string values)
    {
        var file = await OpenAsync(new TinyLlama { Width = 128 });
        var settings = new ContextSettings(512, 128, 16, 1) { KeyType = CacheTypes.Number(keys), ValueType = CacheTypes.Number(values) };
        await using var engine = TinyEngine.Start(file, settings);

        var state = await engine.StateAsync(new PromptPrefix(Tokens[..4]), Tokens[4..], Cancelled);
        var exact = await StateAsync(file);
        Assert.True(state.Zip(exact, (a, b) => (double)a * b).Sum() / Math.Sqrt(state.Sum(a => (double)a * a) * exact.Sum(b => (double)b * b)) > 0.98);
    }

    [Fact]
    public async Task A_cache_type_that_the_heads_don_t_hold_names_the_setting()
    {
        var file = await OpenAsync(new TinyLlama());

        var fault = Assert.Throws<ModelFileException>(() => CacheTypes.Check(file, CacheTypes.Number("q8_0"), CacheTypes.Number("f16")));
        Assert.Contains("Stream:Scorer:KeyCache f16", fault.Reason, StringComparison.Ordinal);
        CacheTypes.Check(file, CacheTypes.Number("f16"), CacheTypes.Number("f16"));
    }

    [Theory]
    [InlineData("gemma3")]
    [InlineData("qwen2")]
    [InlineData("llama4")]
    public async Task Other_architectures_are_refused_by_name(string architecture)
    {
        var fault = await Assert.ThrowsAsync<ModelFileException>(() => OpenAsync(new TinyLlama { Architecture = architecture }));

        Assert.Contains($"has the architecture {architecture}", fault.Reason, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private ModelForms Forms => new(folder.File("forms"), new NativeOptions(), NullLoggerFactory.Instance);

    private static TinyLlama Of(string member) => member switch
    {
        "llama 1" => new TinyLlama { KeyValueHeads = 4, SentencePiece = true, Untied = true },
        "llama 2 GQA" => new TinyLlama { SentencePiece = true, Untied = true },
        "llama 3 tied" => new TinyLlama { ScaledRotation = true },
        "llama 3 untied" => new TinyLlama { ScaledRotation = true, Untied = true },
        "mistral" => new TinyLlama { SentencePiece = true, Untied = true, KeyValueHeads = 1 },
        "mixtral" => new TinyLlama { SentencePiece = true, Untied = true, Experts = 8 },
        "smollm" => new TinyLlama { Width = 96, Heads = 3, KeyValueHeads = 1 },
        _ => new TinyLlama { Architecture = member, Untied = member == "mistral3" },
    };

    private static Action<GgufWriter> Keep(int layers) => writer => writer.KeepLayers(layers);

    private static async Task<float[]> StateAsync(ModelFile file)
    {
        await using var engine = TinyEngine.Start(file);
        return await engine.StateAsync(new PromptPrefix(Tokens[..4]), Tokens[4..], Cancelled);
    }

    private async Task RefusesAsync(ModelFile source, ModelForm form, string reason) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<ModelFileException>(() => Forms.GetAsync(source, form, Cancelled))).Reason, StringComparison.Ordinal);

    private async Task<ModelFile> OpenAsync(TinyLlama tiny, Action<GgufWriter>? change = null)
    {
        var path = folder.File($"{Guid.NewGuid():N}.gguf");
        var writer = tiny.ToWriter();
        change?.Invoke(writer);
        await File.WriteAllBytesAsync(path, writer.ToBytes(), Cancelled);
        return await ModelFile.OpenAsync(path, Cancelled);
    }

    private static void AssertClose(float[] expected, float[] actual, double tolerance)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }

    private sealed class Heard(List<FormProgress> list) : IProgress<FormProgress>
    {
        public void Report(FormProgress value) => list.Add(value);
    }
}
