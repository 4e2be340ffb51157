using StreamSubjectivity.Ingest.Splitting;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class SplittingByLanguageTests
{
    private const double LeastWithIcu = 0.95;
    private const double LeastWithout = 0.9;

    public static TheoryData<string> Languages => [.. MarkedSentences.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Boundaries_are_those_that_a_reader_marks(string language)
    {
        Assert.SkipUnless(new SentenceSplitter().UsesIcu, "there is no ICU on this machine");
        AssertBoundaries(new SentenceSplitter(), language, LeastWithIcu);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Without_ICU_they_are_nearly_so(string language) =>
        AssertBoundaries(new SentenceSplitter(new RuleBoundaryFinder()), language, LeastWithout);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Direct_speech_is_marked_in_every_style_and_over_sentence_ends(string language)
    {
        var marked = MarkedSentences.Load(language);

        // The sentences as people marked them: where boundaries go wrong is another test's matter.
        var wrong = marked.Paragraphs.Zip(marked.Texts).SelectMany(p => Wrong(p.First, p.Second, language)).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Wrong(IReadOnlyList<(string Text, bool Quoted)> sentences, string paragraph, string language)
    {
        var spans = new List<SentenceSpan>();
        foreach (var (text, _) in sentences)
        {
            var start = paragraph.IndexOf(text, spans.Count == 0 ? 0 : spans[^1].End, StringComparison.Ordinal);
            spans.Add(new SentenceSpan(start, start + text.Length));
        }

        var quoted = QuotationMarker.Mark(paragraph, spans, null, language);
        return sentences.Where((s, i) => s.Quoted != quoted[i]).Select(s => $"{(s.Quoted ? "quotation" : "own voice")}: {s.Text}");
    }

    private static void AssertBoundaries(SentenceSplitter splitter, string language, double least)
    {
        var marked = MarkedSentences.Load(language);
        int right = 0, false_ = 0, missed = 0;
        var errors = new List<string>();
        for (var p = 0; p < marked.Paragraphs.Count; p++)
        {
            var text = marked.Texts[p];
            var expected = marked.Boundaries(p);
            var found = splitter.Split(text, language).Skip(1).Select(s => s.Start).ToHashSet();
            right += found.Count(expected.Contains);
            false_ += found.Count - found.Count(expected.Contains);
            missed += expected.Count - found.Count(expected.Contains);
            errors.AddRange(found.Except(expected).Select(at => $"false: {text[..at]}|{text[at..]}"));
            errors.AddRange(expected.Except(found).Select(at => $"missed: {text[..at]}|{text[at..]}"));
        }

        var f1 = 2.0 * right / ((2 * right) + false_ + missed);
        Assert.True(f1 >= least, $"{language}: F1 {f1:F3}\n{string.Join('\n', errors)}");
    }
}
