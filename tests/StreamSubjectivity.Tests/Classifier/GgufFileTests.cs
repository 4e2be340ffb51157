using FsCheck;
using FsCheck.Fluent;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Llama.Gguf;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class GgufFileTests : IDisposable
{
    private static readonly byte[] Whole = new TinyLlama().ToWriter().ToBytes();
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_header_reads_back_as_it_was_written()
    {
        var file = GgufFile.Read(new TinyLlama { Layers = 3 }.WriteTo(folder.File("tiny.gguf")));
        var shape = LlamaShape.Of(file);

        Assert.Equal((3, 64, 4, 2, 16, 96), (shape.Layers, shape.Width, shape.Heads, shape.KeyValueHeads, shape.HeadSize, shape.FeedForward));
        Assert.Equal(shape.Vocabulary, file.Texts("tokenizer.ggml.tokens")!.Length);
        Assert.Equal(3L * 9 + 2, file.Tensors.Count);
        Assert.Equal(4 * 64 * shape.Vocabulary, file.Tensors[0].Bytes);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var fault = Assert.Throws<ModelFileException>(() => GgufFile.Read(folder.File("none.gguf")));
        Assert.Equal("there is no such file", fault.Reason);
        Assert.Equal(folder.File("none.gguf"), fault.Path);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("GGUF", "too short")]
    [InlineData("%PDF-1.7 something quite different", "doesn't start with 'GGUF'")]
    [InlineData("GGUF\0\0\0\u0003 big-endian, of all things.....", "big-endian")]
    [InlineData("GGUF\u0009\0\0\0 from the future...................", "version 9")]
    public void What_is_no_model_says_why(string content, string reason)
    {
        File.WriteAllText(folder.File("x.gguf"), content);
        Assert.Contains(reason, Assert.Throws<ModelFileException>(() => GgufFile.Read(folder.File("x.gguf"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_architecture_is_refused_by_name()
    {
        File.WriteAllBytes(folder.File("x.gguf"), new GgufWriter().Add("general.architecture", "mamba").ToBytes());
        Assert.Contains("mamba", Assert.Throws<ModelFileException>(() => Read(folder.File("x.gguf"))).Reason, StringComparison.Ordinal);
    }

    // The library reads C strings: two tokens may differ only where it no longer looks, and it would end the process.
    [Fact]
    public void Tokens_that_differ_only_after_a_NUL_are_the_same_token()
    {
        var copy = (byte[])Whole.Clone();
        var token = copy.AsSpan().IndexOf((byte[])[4, 0, 0, 0, 0, 0, 0, 0, .. "Ġth"u8]);
        copy[token + 11] = 0;
        File.WriteAllBytes(folder.File("nul.gguf"), copy);

        var fault = Assert.Throws<ModelFileException>(() => Read(folder.File("nul.gguf")));
        Assert.Contains("twice", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_a_typed_error() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
            Gen.Choose(0, Whole.Length - 1).ToArbitrary(),
            length => IsRefused(Whole[..length])));

    [Fact]
    public void Flipped_bytes_are_a_typed_error_or_harmless() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed => ReadsOrIsRefused(Flipped(seed))));

    public void Dispose() => folder.Dispose();

    // The header and what follows it closely: where a flip tells on lengths and types.
    private static byte[] Flipped(int seed)
    {
        var random = new Random(seed);
        var copy = (byte[])Whole.Clone();
        for (var flips = random.Next(1, 4); flips > 0; flips--)
            copy[random.Next(9_000)] = (byte)random.Next(256);
        return copy;
    }

    private static LlamaShape Read(string path) => LlamaShape.Of(GgufFile.Read(path));

    private bool IsRefused(byte[] bytes)
    {
        File.WriteAllBytes(folder.File("cut.gguf"), bytes);
        Assert.Throws<ModelFileException>(() => Read(folder.File("cut.gguf")));
        return true;
    }

    private bool ReadsOrIsRefused(byte[] bytes)
    {
        File.WriteAllBytes(folder.File("flipped.gguf"), bytes);
        var fault = Record.Exception(() => Read(folder.File("flipped.gguf")));
        Assert.True(fault is null or ModelFileException, fault?.ToString());
        return true;
    }
}
