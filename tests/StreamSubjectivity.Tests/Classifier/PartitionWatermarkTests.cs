using FsCheck;
using FsCheck.Fluent;
using StreamSubjectivity.Classifier.Consuming;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class PartitionWatermarkTests
{
    [Fact]
    public void The_mark_waits_for_the_lowest_unfinished_offset()
    {
        var watermark = Started(5, 6, 7);

        Assert.Null(watermark.Finish(7));
        Assert.Null(watermark.Finish(6));
        Assert.Equal(8, watermark.Finish(5));
    }

    [Fact]
    public void A_gap_in_the_offsets_is_stepped_over()
    {
        var watermark = Started(5, 9);

        Assert.Equal(9, watermark.Finish(5));
        Assert.Equal(10, watermark.Finish(9));
    }

    [Fact]
    public void A_completion_after_a_revoke_moves_nothing()
    {
        var watermark = Started(5);
        watermark.Retire();

        Assert.Null(watermark.Finish(5));
        Assert.True(watermark.DrainedAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public void An_offset_that_is_finished_twice_moves_the_mark_once()
    {
        var watermark = Started(5, 6);

        Assert.Equal(6, watermark.Finish(5));
        Assert.Null(watermark.Finish(5));
        Assert.Equal(7, watermark.Finish(6));
        Assert.Equal(0, watermark.InFlight);
    }

    [Fact]
    public void An_offset_below_the_last_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Started(5, 5));

    [Fact]
    public async Task Draining_completes_with_the_last_record()
    {
        var watermark = Started(5, 6);
        var drained = watermark.DrainedAsync();

        watermark.Finish(6);
        Assert.False(drained.IsCompleted);
        watermark.Finish(5);
        await drained.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void In_any_order_the_mark_never_passes_an_unfinished_offset_and_ends_past_the_last() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>().Generator.Select(seed => seed).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var offsets = new List<long>();
                for (long o = random.Next(10); offsets.Count < 60; o += 1 + (random.Next(4) == 0 ? random.Next(5) : 0))
                    offsets.Add(o);
                var watermark = Started([.. offsets]);
                var open = new SortedSet<long>(offsets);
                long last = offsets[0];
                foreach (var offset in offsets.OrderBy(_ => random.Next()).ToList())
                {
                    open.Remove(offset);
                    if (watermark.Finish(offset) is not { } mark)
                        continue;
                    if (mark <= last && mark != offsets[0] || open.Count > 0 && mark > open.Min)
                        return false;
                    last = mark;
                }

                return last == offsets[^1] + 1 && watermark.InFlight == 0;
            }).QuickCheckThrowOnFailure();

    private static PartitionWatermark Started(params long[] offsets)
    {
        var watermark = new PartitionWatermark();
        foreach (var offset in offsets)
            watermark.Start(offset);
        return watermark;
    }
}
