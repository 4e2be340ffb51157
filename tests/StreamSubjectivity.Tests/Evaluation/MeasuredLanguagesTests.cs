using StreamSubjectivity.Classifier.Consuming;
using StreamSubjectivity.Shared.Scoring;
using Xunit;

namespace StreamSubjectivity.Tests.Evaluation;

public sealed class MeasuredLanguagesTests
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("en-GB", true)]
    [InlineData("EN", true)]
    [InlineData("und", true)]
    [InlineData("de", false)]
    [InlineData("de-AT", false)]
    public void A_sentence_is_scored_in_a_measured_language_only(string language, bool scored) =>
        Assert.Equal(scored, new MeasuredLanguages(new SilentScorer(["en-US"]), allowed: false).Refuse(language) is null);

    [Fact]
    public void A_refusal_names_the_language_and_the_setting_that_allows_it()
    {
        var reason = new MeasuredLanguages(new SilentScorer(["en"]), allowed: false).Refuse("it");

        Assert.Contains("'it'", reason, StringComparison.Ordinal);
        Assert.Contains("Stream:Classifier:UnmeasuredLanguages", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_language_is_scored_where_that_is_allowed_or_nothing_was_measured()
    {
        Assert.Null(new MeasuredLanguages(new SilentScorer(["en"]), allowed: true).Refuse("ar"));
        Assert.Null(new MeasuredLanguages(new SilentScorer(null), allowed: false).Refuse("ar"));
    }

    private sealed class SilentScorer(IReadOnlyList<string>? languages) : ISentenceScorer
    {
        public ScorerIdentity Identity => throw new NotSupportedException();

        public IReadOnlyList<string>? Languages => languages;

        public ValueTask<SentenceJudgement> ScoreAsync(string sentence, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
