using FsCheck;
using FsCheck.Fluent;
using StreamSubjectivity.Classifier.Batching;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class ScheduleTests
{
    private static readonly PromptPrefix[] Prefixes = [new([]), new(Tokens(30, 1)), new(Tokens(90, 2)), new(Tokens(64, 3))];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // One random schedule: requests of many lengths and prefixes from many tasks, some of them cancelled, some unreadable.
    [Fact]
    public async Task No_schedule_loses_or_swaps_an_answer_or_leaves_a_sequence_occupied()
    {
        await using var reference = await TinyEngine.StartAsync(Cancelled);
        var expected = new Dictionary<(int Prefix, int Length), float[]>();
        foreach (var prefix in Enumerable.Range(0, Prefixes.Length))
        {
            foreach (var length in (int[])[1, 7, 40, 200])
                expected[(prefix, length)] = await reference.StateAsync(Prefixes[prefix], Tokens(length, length), Cancelled);
        }

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed => RunAsync(seed, expected).GetAwaiter().GetResult()));
    }

    private static async Task<bool> RunAsync(int seed, Dictionary<(int Prefix, int Length), float[]> expected)
    {
        var random = new Random(seed);
        var settings = new ContextSettings(512, random.Next(3) switch { 0 => 16, 1 => 128, _ => 256 }, random.Next(4, 32), 1, random.Next(1, 4));
        var tiny = await TinyEngine.StartAsync(Cancelled, settings: settings, tokensInFlight: random.Next(100, 2000));
        var keys = expected.Keys.ToArray();
        var plans = Enumerable.Range(0, 60).Select(_ => (Key: keys[random.Next(keys.Length)], Kind: random.Next(10), Yields: random.Next(5))).ToArray();

        // Batches of less than two tiles leave the cells to the library, and the last bits with them.
        var tolerance = settings.BatchTokens < 128 ? 2e-2f : 0;
        await Task.WhenAll(plans.Select(p => Task.Run(() => OneAsync(tiny, p.Key, p.Kind, p.Yields, expected[p.Key], tolerance))));

        await tiny.DisposeAsync();
        Assert.Equal(0, tiny.Engine.SequencesInUse);
        return true;
    }

    private static async Task OneAsync(TinyEngine tiny, (int Prefix, int Length) key, int kind, int yields, float[] expected, float tolerance)
    {
        for (var y = 0; y < yields; y++)
            await Task.Yield();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        if (kind == 0)
        {
            await Assert.ThrowsAsync<StreamSubjectivity.Shared.Scoring.EngineException>(
                () => tiny.Engine.SubmitAsync(new UnreadableRequest(Tokens(key.Length, key.Length)), source.Token));
            return;
        }

        var answer = tiny.StateAsync(Prefixes[key.Prefix], Tokens(key.Length, key.Length), source.Token);
        if (kind <= 2)
            await source.CancelAsync();
        try
        {
            var state = await answer;
            for (var i = 0; i < state.Length; i++)
                Assert.Equal(expected[i], state[i], tolerance);
        }
        catch (OperationCanceledException) when (kind <= 2)
        {
            Assert.True(source.IsCancellationRequested);
        }
    }

    private static int[] Tokens(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(256))];
    }
}
