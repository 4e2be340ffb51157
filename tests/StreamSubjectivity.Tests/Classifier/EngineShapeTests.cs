using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class EngineShapeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(320, 512, 448)]
    [InlineData(62, 512, 448)]
    [InlineData(257, 512, 448)]
    [InlineData(256, 512, 512)]
    [InlineData(130, 512, 320)]
    [InlineData(320, 256, 192)]
    [InlineData(62, 256, 192)]
    [InlineData(100, 256, 128)]
    public void A_decode_and_the_prefix_fill_what_attention_runs_over(int prefix, int limit, int tokens) =>
        Assert.Equal(tokens, EngineShape.Exact(prefix, limit));

    [Fact]
    public void Threads_are_shared_out_evenly_among_the_contexts_that_memory_allows()
    {
        var shapes = EngineShape.Candidates(8, 62, 4).ToList();

        Assert.Equal([4, 2, 1], shapes.Select(s => s.Contexts));
        Assert.All(shapes, s => Assert.Equal(8, s.Contexts * s.Threads));
        Assert.Equal([1], EngineShape.Candidates(3, 62, 2).Select(s => s.Contexts));
    }

    [Fact]
    public void Where_a_context_has_one_thread_small_decodes_are_tried_too() =>
        Assert.Equal(
            [new EngineShape(2, 1, 192), new EngineShape(2, 1, 448), new EngineShape(1, 2, 512)],
            EngineShape.Candidates(2, 320, 8));

    [Fact]
    public void What_was_measured_is_remembered_and_a_damaged_memory_forgotten()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var memory = new EngineShapeMemory(folder);
            var shape = new EngineShape(2, 1, 448);
            memory.Remember("a", shape);
            memory.Remember("b", shape with { Contexts = 1 });
            Assert.Equal(shape, memory.Find("a"));
            Assert.Null(memory.Find("c"));

            File.WriteAllText(Path.Combine(folder, "engine.json"), "{ broken");
            Assert.Null(memory.Find("a"));
            memory.Remember("a", shape);
            Assert.Equal(shape, memory.Find("a"));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public async Task Scores_are_the_same_to_the_last_bit_in_every_shape()
    {
        await using var one = await TinyEngine.StartAsync(Cancelled, settings: new ContextSettings(512, 512, 16, 2));
        await using var several = await TinyEngine.StartAsync(Cancelled, settings: new ContextSettings(512, 192, 16, 1, 3));
        var random = new Random(3);
        var prefix = new PromptPrefix([.. Enumerable.Range(0, 70).Select(_ => random.Next(256))]);
        var sentences = Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, random.Next(1, 90)).Select(_ => random.Next(256)).ToArray()).ToList();

        var left = await Task.WhenAll(sentences.Select(s => one.StateAsync(prefix, s, Cancelled)));
        var right = await Task.WhenAll(sentences.Select(s => several.StateAsync(prefix, s, Cancelled)));

        Assert.Equal(left, right);
    }

    [Fact]
    public async Task Settings_that_are_fixed_stay_and_the_rest_is_measured()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var given = new ScorerOptions { Forms = folder, Threads = 4, Contexts = 2, BatchTokens = 256, ContextTokens = 1024 };
            var settings = new EngineTuning(tiny.Engine.Model, given, 62, NullLoggerFactory.Instance).Choose();
            Assert.Equal((2, 2, 256), (settings.Contexts, settings.Threads, settings.BatchTokens));
            Assert.Empty(Directory.GetFiles(folder));

            var open = new ScorerOptions { Forms = folder, Threads = 2, ContextTokens = 1024 };
            settings = new EngineTuning(tiny.Engine.Model, open, 62, NullLoggerFactory.Instance).Choose();
            Assert.Equal(2, settings.Contexts * settings.Threads);
            Assert.Equal(settings, new EngineTuning(tiny.Engine.Model, open, 62, NullLoggerFactory.Instance).Choose());
            Assert.NotEmpty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
