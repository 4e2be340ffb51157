using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Tests.Classifier.Generation;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>
/// Random schedules over a tiny model: prompts to read and texts to write, of many lengths from many tasks under more prefixes than the context holds, some of them
/// cancelled, some unreadable, some too long, while the library breaks off decodes.
/// </summary>
public sealed class ScheduleTests : IAsyncLifetime
{
    private const int Schedules = 1000;
    private const int Requests = 24;
    private const int ContextTokens = 256;
    private static readonly int[] Lengths = [1, 7, 40, 150];
    private static readonly int[][] Words = [[5, 6, 7], [8], [5, 9]];

    // Together with anything else these are more than the context holds.
    private static readonly PromptPrefix[] Prefixes = [new([]), .. Enumerable.Range(1, 6).Select(p => new PromptPrefix(Tokens(15 * p, p)))];

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<(int Prefix, int Length), float[]> states = [];
    private readonly Dictionary<(int Prefix, int Length), double[]> likelihoods = [];
    private readonly Dictionary<(int Prefix, int Length), int[]> texts = [];
    private readonly LogRecorder log = new();
    private readonly ILoggerFactory logs;
    private LlamaModel model = null!;

    public ScheduleTests() => logs = LoggerFactory.Create(logging => logging.AddProvider(log));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var shape = new TinyLlama { Layers = 1, Width = 32, Heads = 2, KeyValueHeads = 1, FeedForward = 32 };
        var file = await ModelFile.OpenAsync(shape.WriteTo(folder.File("tiny.gguf")), Cancelled);
        model = LlamaModel.Load(file, ModelPlacement.Default, new NativeOptions(), NullLoggerFactory.Instance);
        await using var reference = new LlamaEngine(model, new ContextSettings(512, 128, 16, 1), 4096, NullLoggerFactory.Instance);
        foreach (var prefix in Enumerable.Range(0, Prefixes.Length))
        {
            foreach (var length in Lengths)
            {
                states[(prefix, length)] = await reference.SubmitAsync(new StateRequest(Prefixes[prefix], Tokens(length, length)), Cancelled);
                texts[(prefix, length)] = await reference.SubmitAsync(new DrawnRequest(Prefixes[prefix], Tokens(length, length)), Cancelled);
                likelihoods[(prefix, length)] =
                    await reference.SubmitAsync(new LikelihoodRequest(Prefixes[prefix], Tokens(length, length), Words), Cancelled);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        model.Dispose();
        logs.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void No_schedule_loses_or_swaps_an_answer_or_leaves_a_sequence_or_cell_occupied()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Schedules), Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed => RunAsync(seed).GetAwaiter().GetResult()));

        // Else the schedules were too tame: decodes in company must have failed.
        Assert.True(log.Count("DecodeFailed") > Schedules / 100);
        Assert.Equal(0, log.Count("DecodeLoopEnded"));
    }

    private async Task<bool> RunAsync(int seed)
    {
        var random = new Random(seed);
        var batch = random.Next(3) switch { 0 => 16, 1 => 128, _ => 256 };
        var settings = new ContextSettings(ContextTokens, batch, random.Next(6, 32), 1, random.Next(1, 3));
        var engine = new LlamaEngine(model, settings, random.Next(100, 2000), logs);
        var plan = new SchedulePlan(engine, random.Next(2) == 0, batch < 128);
        var keys = states.Keys.ToArray();
        var requests = Enumerable.Range(0, Requests)
            .Select(_ => (Key: keys[random.Next(keys.Length)], Kind: random.Next(12), Yields: random.Next(5))).ToArray();

        await Task.WhenAll(requests.Select(r => Task.Run(() => OneAsync(plan, r.Key, r.Kind, r.Yields), Cancelled)));

        await engine.DisposeAsync();
        Assert.Equal((0, 0), (engine.SequencesInUse, engine.Forgotten));
        return true;
    }

    private async Task OneAsync(SchedulePlan plan, (int Prefix, int Length) key, int kind, int yields)
    {
        for (var y = 0; y < yields; y++)
            await Task.Yield();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var (prefix, tokens) = (Prefixes[key.Prefix], Tokens(key.Length, key.Length));
        switch (kind)
        {
            case 0:
                await Assert.ThrowsAsync<EngineException>(() => plan.Engine.SubmitAsync(new UnreadableRequest(tokens), source.Token));
                break;
            case 1:
                await Assert.ThrowsAsync<SentenceTooLongException>(
                    () => plan.Engine.SubmitAsync(new StateRequest(prefix, new int[ContextTokens + 1]), source.Token));
                break;
            case 2 or 3:
                await plan.ExpectAsync(new LikelihoodRequest(prefix, tokens, Words), likelihoods[key], null, source.Token);
                break;
            case 6 when plan.Breaks:
                await plan.ExpectAsync(new StateRequest(prefix, tokens), states[key], null, source.Token);
                plan.Engine.BreakOff(yields * 5);
                break;
            case 7 or 8 when !plan.IsCompact:
                await plan.ExpectAsync(new DrawnRequest(prefix, tokens), texts[key], kind == 8 ? source : null, source.Token);
                break;
            default:
                await plan.ExpectAsync(new StateRequest(prefix, tokens), states[key], kind <= 5 ? source : null, source.Token);
                break;
        }
    }

    private static int[] Tokens(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(256))];
    }
}
