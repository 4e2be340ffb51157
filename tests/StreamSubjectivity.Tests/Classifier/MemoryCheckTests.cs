using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class MemoryCheckTests : IDisposable
{
    private const long Plenty = 1L << 40;
    private readonly TemporaryFolder folder = new();
    private readonly ContextSettings settings = new(8192, 512, 85, 2);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_fits_is_let_through()
    {
        var check = new MemoryCheck(await FileAsync(), settings, 0, Plenty, 0);

        check.Require();
        Assert.True(check.Fits);
    }

    [Fact]
    public async Task Too_little_memory_names_a_context_that_fits()
    {
        var file = await FileAsync();
        var free = MemoryEstimate.Of(file, settings with { ContextTokens = 2048 }, 0).Total + 1000;

        var fault = Assert.Throws<ModelFileException>(() => new MemoryCheck(file, settings, 0, free, 0).Require());
        Assert.Contains("set Stream:Scorer:ContextTokens 2048", fault.Reason, StringComparison.Ordinal);
        Assert.Contains("CheckMemory", fault.Reason, StringComparison.Ordinal);
        new MemoryCheck(file, settings with { ContextTokens = 2048 }, 0, free, 0).Require();
    }

    [Fact]
    public async Task Weights_that_don_t_fit_ask_for_a_smaller_form()
    {
        var file = await FileAsync();
        var free = MemoryEstimate.Of(file, settings with { ContextTokens = 512 }, 0).Total - (file.Header.Tensors.Sum(t => t.Bytes) / 2);

        Assert.Contains("model derive big.gguf --type q4_0", new MemoryCheck(file, settings, 0, free, 0).Advice(), StringComparison.Ordinal);
        Assert.Contains("larger machine", new MemoryCheck(file, settings, 0, 1000, 0).Advice(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_GPU_that_is_too_small_gets_fewer_layers()
    {
        var file = await FileAsync();
        var all = MemoryEstimate.Of(file, settings with { ContextTokens = 512, BatchTokens = 512 }, -1);
        var check = new MemoryCheck(file, settings, -1, Plenty, all.Gpu + (299L << 20));

        Assert.False(check.Fits);
        var advice = check.Advice();
        Assert.Matches("set Stream:Scorer:GpuLayers [0-9]+", advice);
        var layers = int.Parse(advice.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(new MemoryCheck(file, settings, layers, Plenty, all.Gpu + (299L << 20)).Fits);
    }

    [Fact]
    public async Task What_is_on_a_GPU_is_not_on_the_host()
    {
        var file = await FileAsync();
        var (none, half, all) = (MemoryEstimate.Of(file, settings, 0), MemoryEstimate.Of(file, settings, 3), MemoryEstimate.Of(file, settings, -1));

        Assert.Equal((0, 0), (none.Gpu, none.GpuCache));
        Assert.Equal(half.Cache / 2, half.GpuCache);
        Assert.Equal(all.Cache, all.GpuCache);
        Assert.True(all.Host < half.Host && half.Host < none.Host);
    }

    public void Dispose() => folder.Dispose();

    private async Task<ModelFile> FileAsync()
    {
        var tiny = new TinyLlama { Width = 512, Heads = 8, KeyValueHeads = 8, FeedForward = 2048, Layers = 4, Untied = true };
        return await ModelFile.OpenAsync(tiny.WriteTo(folder.File("big.gguf")), Cancelled);
    }
}
