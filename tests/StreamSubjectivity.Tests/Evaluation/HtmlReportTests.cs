using System.Text.RegularExpressions;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Evaluation.Metrics;
using StreamSubjectivity.Evaluation.Reports;
using StreamSubjectivity.Evaluation.Running;
using StreamSubjectivity.Shared.Scoring;
using Xunit;

namespace StreamSubjectivity.Tests.Evaluation;

public sealed class HtmlReportTests
{
    private const string Hostile = "<script>alert('x')</script><img src=http://evil.example/x onerror=alert(1)>";

    [Fact]
    public void A_sentence_is_text_whatever_it_holds()
    {
        var html = HtmlReport.Render(Result());

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_needs_nothing_from_elsewhere() =>
        Assert.DoesNotMatch(new Regex("<[^>]*\\s(src|href)\\s*=|url\\(|@import|<link|<iframe", RegexOptions.IgnoreCase), HtmlReport.Render(Result()));

    [Fact]
    public void A_report_draws_its_charts_and_lists_what_was_left_out()
    {
        var html = HtmlReport.Render(Result());

        Assert.Equal(4, Regex.Count(html, "<svg "));
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.Contains("1 of 41 rows are left out", html, StringComparison.Ordinal);
        Assert.Contains("By language", html, StringComparison.Ordinal);
    }

    private static EvaluationResult Result()
    {
        var sentences = Enumerable.Range(0, 40).Select(i => new LabelledSentence(i == 3 ? Hostile : $"Sentence {i}.", i % 2 == 0)
        {
            Line = i + 2,
            Columns = new Dictionary<string, string> { ["language"] = i < 20 ? "en" : Hostile },
        }).ToList();
        var data = new LabelledData("labels.tsv", sentences, [new SkippedRow(9, RowFault.Label, Hostile)]);
        ScoredLabel[] scored = [.. sentences.Select((s, i) => new ScoredLabel(s, new SentenceJudgement(i == 3 ? 0.999 : i / 40d, 0, i == 3 || i >= 20)))];
        var identity = new ScorerIdentity(new string('a', 64), "Q4_0", Hostile, new string('b', 64), "Yes/No", null);
        var scorer = new EvaluatedScorer(
            Hostile, identity, new ScoredData(scored, [], TimeSpan.FromSeconds(2)), Bootstrap.Measure(scored.Select(s => s.Judged), 50, 1));
        return new EvaluationResult(
            [data], scorer, Breakdown.By("language", scored, 10, 1), scorer, EvaluationResult.Compare(scorer.Data, scorer.Data, 10, 1),
            [new LearningPoint(32, 0.6, 0.7), new LearningPoint(64, 0.7, 0.8)]);
    }
}
