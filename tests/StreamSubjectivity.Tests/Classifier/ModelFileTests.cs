using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shipped_model_is_what_its_manifest_says()
    {
        var file = await ModelFile.OpenAsync(null, Cancelled);

        Assert.Equal((30, 576, 49_152), (file.Shape.Layers, file.Shape.Width, file.Shape.Vocabulary));
    }

    [Fact]
    public async Task Any_model_is_opened_by_its_path()
    {
        var path = new TinyLlama().WriteTo(folder.File("tiny.gguf"));
        var file = await ModelFile.OpenAsync(path, Cancelled);

        Assert.Equal(path, file.Path);
        Assert.Equal(64, file.Sha256.Length);
    }

    [Fact]
    public async Task An_unknown_name_lists_the_known_ones()
    {
        var fault = await Assert.ThrowsAsync<ModelFileException>(() => ModelFile.OpenAsync("gpt-5", Cancelled));

        Assert.Contains("SmolLM2-135M-Instruct.Q4_1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_altered_model_is_refused_with_both_hashes()
    {
        var path = new TinyLlama().WriteTo(folder.File("tiny.gguf"));
        var entry = new ModelManifestEntry("tiny", "tiny.gguf", new FileInfo(path).Length, new string('0', 64), "Apache-2.0", null, null, null);

        var fault = Assert.Throws<ModelFileException>(() => ModelFile.CheckAgainst(entry, path, new string('1', 64)));
        Assert.Contains(new string('0', 64), fault.Reason, StringComparison.Ordinal);
        Assert.Contains(new string('1', 64), fault.Reason, StringComparison.Ordinal);
        Assert.Contains("bytes instead of", Assert.Throws<ModelFileException>(
            () => ModelFile.CheckAgainst(entry with { Bytes = 1 }, path, new string('0', 64))).Reason, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
