using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class ScorerOptionsTests
{
    [Fact]
    public void The_libraries_have_one_group_of_keys()
    {
        var options = Read(("Native:Gpu", "none"), ("Native:Directory", "/libs"), ("Scorer:Native:Gpu", "cuda"));

        Assert.Equal(("none", "/libs"), (options.Native.Gpu, options.Native.Directory));
    }

    [Theory]
    [InlineData("Native:Gpu", "opencl", "Stream:Native:Gpu: must be cuda, vulkan or none")]
    [InlineData("Scorer:GpuSplit", "column", "Stream:Scorer:GpuSplit: must be none, layer or row")]
    [InlineData("Scorer:ValueCache", "q2_k", "Stream:Scorer:ValueCache: must be f16, q8_0 or q4_0")]
    [InlineData("Scorer:GpuShares:0", "-1", "Stream:Scorer:GpuShares: must be shares")]
    [InlineData("Scorer:GpuShares:0", "0", "Stream:Scorer:GpuShares: must be shares")]
    [InlineData("Scorer:Adapters:0", "a.gguf:0", "Stream:Scorer:Adapters: must have scales")]
    [InlineData("Scorer:Adapters:0", " ", "Stream:Scorer:Adapters: must name files")]
    [InlineData("Scorer:MainGpu", "-1", "Stream:Scorer:MainGpu")]
    public void A_wrong_setting_is_named(string key, string value, string fault) =>
        Assert.Contains(fault, Assert.Throws<OptionsValidationException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_GPU_decodes_more_at_a_time_and_keeps_no_tiles()
    {
        var options = new ScorerOptions();
        var (cpu, gpu) = (options.ToSettings(), options.ToSettings(onGpu: true));

        Assert.Equal((512, 2048), (cpu.BatchTokens, gpu.BatchTokens));
        Assert.True(cpu.Reproducible && cpu.Keepers > 0);
        Assert.False(gpu.Reproducible || gpu.Keepers > 0);
        Assert.Equal(700, new ScorerOptions { BatchTokens = 700 }.ToSettings(onGpu: true).BatchTokens);
    }

    [Fact]
    public void A_model_is_placed_as_configured()
    {
        var placement = Read(
            ("Scorer:GpuLayers", "12"), ("Scorer:GpuSplit", "row"), ("Scorer:MainGpu", "1"), ("Scorer:GpuShares:0", "3"), ("Scorer:GpuShares:1", "1")).Placement;

        Assert.Equal((12, GpuSplit.Row, 1), (placement.GpuLayers, placement.Split, placement.MainGpu));
        Assert.Equal([3f, 1f], placement.Shares);
    }

    private static ScorerOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Stream:{s.Key}", (string?)s.Value)))
            .Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSentenceScorer().BuildServiceProvider();
        return services.GetRequiredService<IOptions<ScorerOptions>>().Value;
    }
}
