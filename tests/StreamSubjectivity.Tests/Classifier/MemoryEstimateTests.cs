using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed partial class MemoryEstimateTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<int, int, int, int, int, int, int, int> Shapes => new()
    {
        // width, heads, cached heads, feed-forward, experts, context, batch, sequences
        { 64, 4, 2, 96, 0, 512, 128, 16 },
        { 512, 8, 2, 1408, 0, 2048, 512, 85 },
        { 512, 8, 8, 2048, 0, 4096, 512, 85 },
        { 768, 12, 4, 2048, 0, 8192, 2048, 128 },
        { 256, 4, 2, 512, 8, 1024, 512, 64 },
        { 512, 16, 4, 512, 4, 4096, 512, 85 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task The_estimate_is_what_the_library_then_takes(int width, int heads, int cached, int forward, int experts, int context, int batch, int sequences)
    {
        var tiny = new TinyLlama { Width = width, Heads = heads, KeyValueHeads = cached, FeedForward = forward, Experts = experts };
        var file = await ModelFile.OpenAsync(tiny.WriteTo(folder.File("tiny.gguf")), Cancelled);

        AssertClose(file, new ContextSettings(context, batch, sequences, 2));
        AssertClose(file, new ContextSettings(context, batch, sequences, 2, Reproducible: false) { KeyType = 8, ValueType = 2 });
    }

    [Fact]
    public async Task The_estimate_holds_for_the_default_model_in_its_form()
    {
        var options = new ScorerOptions();
        var file = await ModelPreparation.OpenAsync(options, Cancelled);
        AssertClose(file, options.ToSettings());
    }

    private void AssertClose(ModelFile file, ContextSettings settings)
    {
        if (file.Shape.HeadSize % 32 != 0 && settings.KeyType != 1)
            return;
        var estimate = MemoryEstimate.Of(file, settings, gpuLayers: 0);
        NativeLibraries.Load(new NativeOptions(), NullLoggerFactory.Instance);
        var lines = new List<string>();
        NativeLog.Listening(lines.Add, () =>
        {
            using var model = LlamaModel.Load(file, ModelPlacement.Default, new NativeOptions(), NullLoggerFactory.Instance);
            using var made = LlamaContext.Create(model, settings);
            return 0;
        });
        var taken = lines.Select(l => Buffer().Match(l)).Where(m => m.Success)
            .Select(m => (Kind: m.Groups["kind"].Value, Bytes: double.Parse(m.Groups["size"].Value, CultureInfo.InvariantCulture) * (1 << 20))).ToList();
        foreach (var t in taken)
            output.WriteLine($"{t.Kind} {t.Bytes / 1048576:F2}");
        output.WriteLine($"estimate W {estimate.Weights / 1048576.0:F2} KV {estimate.Cache / 1048576.0:F2} C {estimate.Compute / 1048576.0:F2} O {estimate.Outputs / 1048576.0:F2}");
        var total = taken.Where(t => t.Kind != "CPU_REPACK model").Sum(t => t.Bytes);
        output.WriteLine($"total {total / 1048576:F2} {estimate.Total / total:P1}");
        Assert.InRange(estimate.Total / total, 0.99, 1.2);
    }

    [GeneratedRegex(@"(?<kind>\S+\s+(model|KV|output|compute)) buffer size =\s*(?<size>[0-9.]+) MiB")]
    private static partial Regex Buffer();

    public void Dispose() => folder.Dispose();
}
