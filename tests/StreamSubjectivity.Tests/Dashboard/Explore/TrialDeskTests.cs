using Microsoft.Extensions.Time.Testing;
using StreamSubjectivity.Dashboard.Explore;
using StreamSubjectivity.Dashboard.Ports;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Explore;

public sealed class TrialDeskTests
{
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_an_engine_it_says_so()
    {
        using var desk = new TrialDesk([], clock);

        Assert.Null(await desk.OfferAsync(Cancellation));
        Assert.Equal(TrialRefusal.NoEngine, (await desk.TryAsync(new("It rained."), Cancellation)).Refusal);
    }

    [Fact]
    public async Task One_sentence_at_a_time_is_tried()
    {
        var engine = new HeldTrials();
        using var desk = new TrialDesk([engine], clock);

        var first = desk.TryAsync(new("It rained."), Cancellation);
        var second = await desk.TryAsync(new("It snowed."), Cancellation);
        engine.Answer.SetResult();

        Assert.Equal(TrialRefusal.Busy, second.Refusal);
        Assert.NotNull((await first).Answer);
    }

    [Fact]
    public async Task So_many_are_tried_in_a_minute_and_no_more_until_it_is_over()
    {
        var engine = new HeldTrials();
        engine.Answer.SetResult();
        using var desk = new TrialDesk([engine], clock);
        for (var i = 0; i < TrialDesk.MostAMinute; i++)
            Assert.NotNull((await desk.TryAsync(new("It rained."), Cancellation)).Answer);

        Assert.Equal(TrialRefusal.TooMany, (await desk.TryAsync(new("It rained."), Cancellation)).Refusal);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull((await desk.TryAsync(new("It rained."), Cancellation)).Answer);
    }

    [Fact]
    public async Task An_engine_that_does_not_answer_is_not_waited_for()
    {
        using var desk = new TrialDesk([new HeldTrials()], clock);

        var trial = desk.TryAsync(new("It rained."), Cancellation);
        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(TrialRefusal.TimedOut, (await trial).Refusal);
    }

    [Theory]
    [InlineData("", TrialRefusal.Empty)]
    [InlineData(" \t ", TrialRefusal.Empty)]
    [InlineData("no", TrialRefusal.Failed)]
    public async Task What_cannot_be_scored_is_refused(string sentence, object refusal)
    {
        var engine = new HeldTrials();
        engine.Answer.SetResult();
        using var desk = new TrialDesk([engine], clock);

        Assert.Equal(refusal, (await desk.TryAsync(new(sentence), Cancellation)).Refusal);
        Assert.Equal(TrialRefusal.TooLong, (await desk.TryAsync(new(new string('a', TrialDesk.MostCharacters + 1)), Cancellation)).Refusal);
    }

    private sealed class HeldTrials : ISentenceTrials
    {
        public TaskCompletionSource Answer { get; } = new();

        public Task<TrialOffer> OfferAsync(CancellationToken cancellationToken) => Task.FromResult(new TrialOffer("key", "prompt", [], [], 0));

        public async Task<TrialAnswer> ScoreAsync(TrialRequest request, CancellationToken cancellationToken)
        {
            await Answer.Task.WaitAsync(cancellationToken);
            return request.Sentence == "no" ? throw new TrialException("not this one") : new TrialAnswer(0.5, 0, true, null, "key", "prompt", "form", null, []);
        }
    }
}
