using StreamSubjectivity.Classifier.Shots;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier.Shots;

public sealed class ShotSelectionTests
{
    private static readonly LabelledSentence[] Pool = [.. Enumerable.Range(0, 100).Select(i => new LabelledSentence($"Sentence {i}.", i % 4 == 0))];

    [Theory]
    [InlineData(ShotChoice.Random)]
    [InlineData(ShotChoice.Balanced)]
    public void A_seed_chooses_the_same_shots_again_and_another_seed_others(ShotChoice choice)
    {
        Assert.Equal(ShotSelection.Choose(Pool, 16, choice, 7), ShotSelection.Choose(Pool, 16, choice, 7));
        Assert.NotEqual(ShotSelection.Choose(Pool, 16, choice, 7), ShotSelection.Choose(Pool, 16, choice, 8));
        Assert.Equal(16, ShotSelection.Choose(Pool, 16, choice, 7).Distinct().Count());
    }

    // What a published figure rests on must not move with the runtime.
    [Fact]
    public void The_choice_is_fixed_for_good() =>
        Assert.Equal(["Sentence 96.", "Sentence 64.", "Sentence 15.", "Sentence 50."], ShotSelection.Choose(Pool, 4, ShotChoice.Balanced, 1).Select(s => s.Text));

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(33)]
    public void Balanced_shots_have_as_many_of_each_label(int count)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var subjective = ShotSelection.Choose(Pool, count, ShotChoice.Balanced, seed).Count(s => s.Subjective);
            Assert.InRange(subjective, count / 2, (count + 1) / 2);
        }
    }

    [Fact]
    public void Every_sentence_is_chosen_about_as_often()
    {
        var counts = new int[Pool.Length];
        for (var seed = 0; seed < 2000; seed++)
        {
            foreach (var shot in ShotSelection.Choose(Pool, 10, ShotChoice.Random, seed))
                counts[Array.IndexOf(Pool, shot)]++;
        }

        Assert.All(counts, c => Assert.InRange(c, 140, 260));
    }

    [Fact]
    public void Too_few_sentences_are_an_error_that_counts_them()
    {
        Assert.Contains("101 shots", Assert.Throws<ShotException>(() => ShotSelection.Choose(Pool, 101, ShotChoice.Random, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("25 and 75", Assert.Throws<ShotException>(() => ShotSelection.Choose(Pool, 60, ShotChoice.Balanced, 1)).Message, StringComparison.Ordinal);
    }
}
