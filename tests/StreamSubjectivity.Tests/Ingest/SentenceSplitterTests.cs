using FsCheck;
using FsCheck.Fluent;
using StreamSubjectivity.Ingest.Splitting;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class SentenceSplitterTests
{
    private static readonly string[] Pieces =
    [
        "The minister", " said", "Mr. ", "U.S. ", "J. R. ", "No. 5", "e.g. ", ". ", "! ", "? ", "… ", "... ", "\"", "“", "”",
            "« ", " »", "'", "(", ")",
        "[12]", "\n", "\r\n", "\t", " ", "\u2029", "3.", " Mai", "z.B. ", "。", "！", "日本", "\uD83D", "\uDE00", "😀", "\0",
            "a\u0301", "\u200B", "x", ";", ".",
    ];

    public static TheoryData<string, string> Texts => new()
    {
        { "en", "Mr. Smith met Dr. J. R. Brown.| They talked." },
        { "en", "He lives in the U.S. Senate building.| The U.S. Army said no." },
        { "en", "She works for the U.S.| The pay is good." },
        { "en", "It cost $3.50 in 1999.| Then it rose." },
        { "en", "\"Stop!\" he cried.| \"Why?\" she asked." },
        { "en", "“We won.” That was all.".Replace("” ", "” |", StringComparison.Ordinal) },
        { "en", "He died in 1831. [12] [13] |His wife lived on." },
        { "en", "See No. 12 and vol. 3.| No. |It is not." },
        { "en", "Apple Inc. rose.| Yahoo! said nothing." },
        { "en", "I don't know ... I really don't.| Ask him." },
        { "en", "St. Louis won.| Go to Main St.| The bank is there." },
        { "en", "At 6 p.m. EST it began.| It ended at 8 p.m.| The crowd left." },
        { "en", "One line\n|another line." },
        { "en", "1. The first point.| 2. The second." },
        { "de", "Am 3. Oktober 1990 war es so weit.| Der 2. Weltkrieg war lange vorbei." },
        { "de", "Das gilt z. B. für Bäume.| Dr. Müller sagt: „Das ist gut.“ |Er ging." },
        { "fr", "« Bonjour. » |Il est parti à 8 h. 30 avec M. Dupont.| Fin." },
        { "es", "¿Qué pasó?| ¡Nada!| El Sr. Pérez se fue." },
        { "it", "Il dott. Rossi è arrivato.| «Va bene», ha detto." },
        { "ja", "雨が降った。|風も強い。|終わり" },
        { "el", "Τι λέει; |Τίποτα." },
        { "ru", "Это было в 1990 г. в Москве.| Он ушёл." },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Sentences_begin_where_a_reader_sees_them_begin(string language, string marked)
    {
        // The mark stands before or behind the white space that parts two sentences; the space belongs to the first.
        var expected = marked.Split('|');
        var text = string.Concat(expected);

        var sentences = new SentenceSplitter().Split(text, language).Select(s => text[s.Start..s.End].Trim());

        Assert.Equal(expected.Select(s => s.Trim()), sentences);
    }

    // Neither measures time: a splitter that works in the square of the length doesn't come to an end.
    [Theory]
    [InlineData("\n", 1)]
    [InlineData("'a. ", 1)]
    [InlineData("It rained. \n\n\n\n", 100_000)]
    public void A_text_of_one_thing_over_and_over_is_done_with(string part, int sentences)
    {
        var text = string.Concat(Enumerable.Repeat(part, 100_000));

        var spans = new SentenceSplitter().Split(text, "en");

        Assert.Equal(text, string.Concat(spans.Select(s => text[s.Start..s.End])));
        Assert.InRange(spans.Count, sentences, 100_001);
        Assert.Equal(spans.Count, TextQuotations.Mark(text, spans, "en").Count);
    }

    [Fact]
    public void Nothing_is_lost_or_changed_with_ICU() =>
        Check.One(Many, Prop.ForAll(AnyText(), text => AssertCovers(new SentenceSplitter(), text)));

    [Fact]
    public void Nothing_is_lost_or_changed_without_ICU() =>
        Check.One(Many, Prop.ForAll(AnyText(), text => AssertCovers(new SentenceSplitter(new RuleBoundaryFinder()), text)));

    [Fact]
    public void The_built_in_rules_find_plain_sentences_too()
    {
        const string Text = "Mr. Smith spoke. It rained, e.g. in Rome! \"Did it?\" he asked. Yes.";

        var sentences = new SentenceSplitter(new RuleBoundaryFinder()).Split(Text, "en").Select(s => Text[s.Start..s.End].Trim());

        Assert.Equal(["Mr. Smith spoke.", "It rained, e.g. in Rome!", "\"Did it?\" he asked.", "Yes."], sentences);
    }

    [Fact]
    public void The_empty_text_has_no_sentence_and_white_space_is_one_span()
    {
        Assert.Empty(new SentenceSplitter().Split("", "en"));
        Assert.Equal([new SentenceSpan(0, 3)], new SentenceSplitter().Split(" \n ", "en"));
    }

    [Fact]
    public async Task Many_threads_may_split_at_once()
    {
        var splitter = new SentenceSplitter();
        const string Text = "One went. Two came. Three stayed.";

        var counts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(
            () => Enumerable.Range(0, 200).Select(_ => splitter.Split(Text, "en").Count).Distinct()
                .ToList(), TestContext.Current.CancellationToken)));

        Assert.All(counts, c => Assert.Equal([3], c));
    }

    [Fact]
    public void Lines_of_JSON_join_to_the_text()
    {
        const string Text = "A \"b\". Co\ud800de. E";
        var lines = SplitJson.Write(Text, new SentenceSplitter().Split(Text, "en")).ToList();

        Assert.Equal("""{"start":0,"end":7,"text":"A \"b\". "}""", lines[0]);
        Assert.Equal(3, lines.Count);
    }

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static Arbitrary<string> AnyText() => Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    private static void AssertCovers(SentenceSplitter splitter, string text)
    {
        var at = 0;
        foreach (var span in splitter.Split(text, "de"))
        {
            Assert.Equal(at, span.Start);
            Assert.True(span.End > span.Start);
            at = span.End;
        }

        Assert.Equal(text.Length, at);
    }
}
