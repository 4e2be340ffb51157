using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Cli.Hosting;
using Xunit;

namespace StreamSubjectivity.Tests.Cli;

public sealed class PeoplesLabelsTests
{
    [Fact]
    public void What_most_say_is_the_label_and_a_tie_is_left_out_and_counted()
    {
        var data = PeoplesLabels.ToData(
        [
            new("One.", "en", 2, 1, false, null, null), new("Two.", "de", 0, 1, false, null, null), new("Three.", "en", 1, 1, false, null, null),
        ]);

        Assert.Equal([("One.", true), ("Two.", false)], data.Sentences.Select(s => (s.Text, s.Subjective)));
        Assert.Equal("de", data.Sentences[1].Columns["language"]);
        Assert.Equal(RowFault.Tie, Assert.Single(data.Skipped).Fault);
        Assert.Contains("1 of 3 rows are left out for a tie between those who labelled it", data.Explain().First(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_labels_are_an_error_that_says_so() =>
        Assert.Contains("holds no labelled sentences", Assert.Throws<LabelledFileException>(() => PeoplesLabels.ToData([])).Message, StringComparison.Ordinal);
}
