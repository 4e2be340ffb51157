using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;
using static StreamSubjectivity.Tests.Store.Drafts;

namespace StreamSubjectivity.Tests.Store;

public sealed class LabelStoreTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_keeps_who_when_the_text_and_what_the_scorer_said()
    {
        await using var store = await FilledAsync();
        var labels = store.Get<ILabelStore>();

        Assert.True(await labels.SetAsync(new(1, 0), false, "ana", LabelOrigin.Random, Cancellation));

        var label = Assert.Single(await labels.NewestAsync(10, Cancellation));
        Assert.Equal((new SentencePlace(1, 0), "One is loaded.", "en", false, "ana", LabelOrigin.Random), (label.Place, label.Text, label.Language, label.Subjective, label.By, label.Origin));
        Assert.Equal((Scorer("base").Key, 0.9, true), (label.Scorer, label.PSubjective, label.SaidSubjective));
        await store.ExecuteAsync("UPDATE stream.sentences SET text = ''", Cancellation);
        Assert.Equal("One is loaded.", Assert.Single(await labels.WordingsAsync(Cancellation)).Text);
        Assert.False(await labels.SetAsync(new(1, 1), true, "ana", LabelOrigin.Chosen, Cancellation));
    }

    [Fact]
    public async Task A_label_can_be_changed_and_taken_back_by_who_gave_it()
    {
        await using var store = await FilledAsync();
        var labels = store.Get<ILabelStore>();

        await labels.SetAsync(new(1, 0), true, "ana", LabelOrigin.Random, Cancellation);
        await labels.SetAsync(new(1, 0), false, "ana", LabelOrigin.Chosen, Cancellation);
        Assert.Equal([new(0, false)], await labels.OfArticleAsync(1, "ana", Cancellation));
        Assert.Equal(LabelOrigin.Random, Assert.Single(await labels.NewestAsync(10, Cancellation)).Origin);
        Assert.False(await labels.RemoveAsync(new(1, 0), "ben", Cancellation));
        Assert.True(await labels.RemoveAsync(new(1, 0), "ana", Cancellation));
        Assert.Empty(await labels.NewestAsync(10, Cancellation));
        Assert.False(await labels.SetAsync(new(1, 99), true, "ana", LabelOrigin.Chosen, Cancellation));
        Assert.False(await labels.SetAsync(new(99, 0), true, "ana", LabelOrigin.Chosen, Cancellation));
    }

    [Fact]
    public async Task What_most_say_of_a_wording_counts_and_a_tie_says_nothing()
    {
        await using var store = await FilledAsync();
        var labels = store.Get<ILabelStore>();
        foreach (var (person, says) in new[] { ("ana", true), ("ben", true), ("cem", false) })
            await labels.SetAsync(new(1, 0), says, person, LabelOrigin.Chosen, Cancellation);
        foreach (var (person, says) in new[] { ("ana", true), ("ben", false) })
            await labels.SetAsync(new(1, 1), says, person, LabelOrigin.Chosen, Cancellation);

        var wordings = await labels.WordingsAsync(Cancellation);

        Assert.Equal([(2, 1, true), (1, 1, null)], wordings.Select(w => (w.Subjective, w.Objective, w.Majority)));
    }

    [Fact]
    public async Task What_is_drawn_is_scored_own_voice_and_not_labelled_by_the_person()
    {
        await using var store = await FilledAsync();
        await store.Get<ILabelStore>().SetAsync(new(1, 0), true, "ana", LabelOrigin.Chosen, Cancellation);

        var drawn = await store.Get<ILabelDraw>().DrawAsync(TimeSpan.FromDays(28), "ana", 20, Cancellation);

        Assert.Equal([1, 3], drawn.Select(d => d.Place.Ordinal).Order());
        Assert.Equal(3, (await store.Get<ILabelDraw>().DrawAsync(TimeSpan.FromDays(28), "ben", 20, Cancellation)).Count);
    }

    private async Task<TestStore> FilledAsync()
    {
        var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        var outlet = await store.OutletAsync("a.example", Cancellation);
        var article = await store.Get<IArticleStore>().SaveAsync(
            Article(outlet, "u", "One is loaded.", "Two is plain.", "\"Three,\" they said.", "Four is plain too.", "Five waits."), Cancellation);
        Assert.Equal(1, article.Id);
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Scorer("base"), Cancellation);
        await store.Get<IScoreStore>().WriteAsync(
            scorer, [Score(1, 0, .9), Score(1, 1, .2), Score(1, 2, .6), Score(1, 3, .4)], Cancellation);
        return store;
    }
}
