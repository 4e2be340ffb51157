using FsCheck;
using FsCheck.Fluent;
using StreamSubjectivity.Classifier.Batching;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class TileChoiceTests
{
    private static readonly PromptPrefix Shared = new([1, 2, 3]);

    [Fact]
    public void A_tile_holds_what_fits_and_no_cell_twice() =>
        Prop.ForAll(Gen.Choose(1, 70).ListOf(30).ToArbitrary(), lengths =>
        {
            var space = default(TileSpace);
            var taken = new bool[TileSpace.Cells];
            var free = TileSpace.Cells;
            foreach (var length in lengths)
            {
                var before = space.Free;
                if (!space.TryTake(length, out var head, out var rest))
                {
                    Assert.Equal(before, space.Free);
                    continue;
                }

                Assert.Equal(length, head.Count + rest.Count);
                Assert.True(rest.Count == 0 || head.Count == 0 || head.First + head.Count <= rest.First);
                Assert.Equal(0, head.First % TileSpace.Unit);
                foreach (var cell in Cells(head).Concat(Cells(rest)))
                {
                    Assert.False(taken[cell]);
                    taken[cell] = true;
                }

                free -= length;
            }

            Assert.True(space.Free <= free);
            var left = new List<CellRun>();
            space.TakeRest(left);
            Assert.All(left.SelectMany(Cells), cell => Assert.False(taken[cell]));
            Assert.Equal(0, space.Free);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Sentences_of_a_usual_length_fill_their_tiles()
    {
        var random = new Random(5);
        var choice = new TileChoice();
        var waiting = Enumerable.Range(0, 128).Select(_ => Sentence(random)).ToList();
        var (tiles, filled) = (0, 0);
        for (; tiles < 500; tiles++)
        {
            var chosen = new List<EngineRequest> { waiting[0] };
            choice.Fill(chosen, waiting, TileSpace.Cells);
            Assert.Equal(chosen.Count, chosen.Distinct().Count());
            var tokens = chosen.Sum(c => c.OwnTokens);
            Assert.InRange(tokens, 1, TileSpace.Cells);
            filled += tokens;
            waiting.RemoveAll(chosen.Contains);
            while (waiting.Count < 128)
                waiting.Add(Sentence(random));
        }

        // A tile whose sentences just follow each other holds 47 tokens on average.
        Assert.True(filled > 0.97 * tiles * TileSpace.Cells, $"{filled / (double)tiles:F1} tokens a tile");
    }

    private static IEnumerable<int> Cells(CellRun run) => Enumerable.Range(run.First, run.Count);

    private static FillerRequestOf Sentence(Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return new FillerRequestOf(Math.Clamp((int)Math.Exp(3.1 + (0.5 * normal)), 5, TileSpace.Cells));
    }

    private sealed class FillerRequestOf(int tokens) : EngineRequest<int>(Shared, new int[tokens], [])
    {
        internal override bool ReadsLogits => false;

        internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state)
        {
        }

        private protected override int Result() => 0;
    }
}
