using StreamSubjectivity.Ingest.Splitting;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class QuotationTests
{
    [Theory]
    [InlineData("en", "\"This is a disgrace and a shame,\" he said.", "Q")]
    [InlineData("en", "He called the plan \"a disgrace\" before he left the room.", "-")]
    [InlineData("en", "“We lost. We will be back. Trust us on that,” she said. Nobody did.", "QQQ-")]
    [InlineData("en", "The mayor's 'free for all' ended. 'We will never do that again,' he said.", "-Q")]
    [InlineData("en", "‘It’s the workers’ fault that we don’t sell,’ he said.", "Q")]
    [InlineData("de", "„Das ist gut. Das bleibt so“, sagte er. Dann ging er.", "QQ-")]
    [InlineData("de", "»Das ist nicht gut für uns alle«, sagte er.", "Q")]
    [InlineData("fr", "« Nous avons perdu. Nous reviendrons », dit-il. Personne ne le croit.", "QQ-")]
    [InlineData("ja", "「これは恥だ。もう終わりにしよう」と言った。雨が降った。", "QQ-")]
    [InlineData("en", "A 6\" pipe broke. The street was closed.", "--")]
    [InlineData("en", "\"An unclosed quote begins here. The next sentence is the outlet's own.", "Q-")]
    public void A_sentence_is_quotation_where_most_of_it_stands_in_quotation_marks(
        string language, string paragraph, string expected) =>
        Assert.Equal(expected, Marks(language, paragraph));

    [Fact]
    public void A_quotation_that_goes_on_in_the_next_paragraph_stays_open() =>
        Assert.Equal("QQ|Q-", Marks("en", "“We lost today. We will be back.", "“Trust us on that,” she said. Nobody did."));

    [Fact]
    public void Sentences_know_their_place_and_rows_without_letters_are_none()
    {
        var drafts = ArticleSentences.Of(["  One came.  Two went. ", "* * *", "Three."], "en", new SentenceSplitter());

        Assert.Equal(
            [(0, 2, "One came."), (0, 13, "Two went."), (2, 0, "Three.")], drafts.Select(d => (d.Paragraph, d.Start, d.Text)));
    }

    [Fact]
    public void A_text_without_stops_is_cut_at_spaces()
    {
        var endless = string.Join(' ', Enumerable.Repeat("word", 3000));

        var drafts = ArticleSentences.Of([endless], "en", new SentenceSplitter());

        Assert.All(drafts, d => Assert.True(d.Text.Length <= 4000));
        Assert.Equal(endless, string.Join(' ', drafts.Select(d => d.Text)));
    }

    private static string Marks(string language, params string[] paragraphs)
    {
        var drafts = ArticleSentences.Of(paragraphs, language, new SentenceSplitter());
        return string.Join('|', drafts.GroupBy(d => d.Paragraph).Select(g => string.Concat(g.Select(d => d.Quoted ? 'Q' : '-'))));
    }
}
