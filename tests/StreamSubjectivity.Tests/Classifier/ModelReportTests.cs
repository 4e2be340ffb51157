using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class ModelReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_mixture_is_told_with_its_experts()
    {
        var report = Read(new TinyLlama { Experts = 8, SentencePiece = true, Untied = true }.ToWriter());

        Assert.Equal(("model", "llama", "llama"), (report.Kind, report.Architecture, report.Tokenizer));
        Assert.Equal((2, 8, 2), (report.Shape!.Layers, report.Shape.Experts, report.Shape.ExpertsUsed));
        Assert.Equal(["F32"], report.Types.Keys);
        Assert.Equal(32, report.BitsPerWeight);
        Assert.False(report.ChatTemplate);
        Assert.True(report.Memory!.Total > report.Bytes);
        Assert.Null(report.NotRun);
    }

    [Fact]
    public void What_isn_t_run_here_is_told_all_the_same()
    {
        var report = Read(new TinyLlama { Architecture = "gemma3" }.ToWriter());

        Assert.Equal("gemma3", report.Architecture);
        Assert.Null(report.Shape);
        Assert.Null(report.Memory);
        Assert.Contains("gemma3", report.NotRun, StringComparison.Ordinal);
    }

    [Fact]
    public void An_adapter_is_told_with_its_rank()
    {
        var report = Read(new TinyLora("blk.0.attn_q.weight", "blk.1.attn_q.weight").ToWriter());

        Assert.Equal("adapter", report.Kind);
        Assert.Equal(("lora", 8d, 4L, 2), (report.Adapter!.Type, report.Adapter.Alpha, report.Adapter.Rank, report.Adapter.Tensors));
        Assert.Null(report.NotRun);
    }

    [Fact]
    public void What_is_no_GGUF_file_is_refused()
    {
        File.WriteAllText(folder.File("x.gguf"), "not a model at all, but a text");

        Assert.Throws<ModelFileException>(() => ModelReport.Read(folder.File("x.gguf"), new ScorerOptions()));
    }

    public void Dispose() => folder.Dispose();

    private ModelReport Read(GgufWriter writer)
    {
        File.WriteAllBytes(folder.File("m.gguf"), writer.ToBytes());
        return ModelReport.Read(folder.File("m.gguf"), new ScorerOptions());
    }
}
