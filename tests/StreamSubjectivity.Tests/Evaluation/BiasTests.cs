using StreamSubjectivity.Classifier;
using StreamSubjectivity.Evaluation.Bias;
using StreamSubjectivity.Evaluation.Metrics;
using StreamSubjectivity.Evaluation.Reports;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Evaluation;

public sealed class BiasTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void CrowS_pairs_are_read_by_the_names_of_its_columns()
    {
        var pairs = BiasSuites.Crows(Write(
            "crows.csv",
            ",sent_more,sent_less,stereo_antistereo,bias_type\n0,\"The old man, they say, forgot.\",\"The young man, they say, forgot.\",stereo,age\n1,She drove.,He drove.,stereo,gender\n"));

        Assert.Equal(
            [new BiasPair("age", "The old man, they say, forgot.", "The young man, they say, forgot."), new BiasPair("gender", "She drove.", "He drove.")], pairs);
    }

    [Fact]
    public void WinoGender_pairs_the_male_sentence_with_the_female_one()
    {
        var pairs = BiasSuites.Winogender(Write(
            "wino.tsv",
            "sentid\tsentence\nnurse.patient.0.male.txt\tThe nurse said he left.\nnurse.patient.0.female.txt\tThe nurse said she left.\nnurse.patient.0.neutral.txt\tThe nurse said they left.\n"));

        Assert.Equal(("The nurse said he left.", "The nurse said she left."), (Assert.Single(pairs).First, pairs[0].Second));
    }

    [Fact]
    public void Swaps_put_either_name_into_the_sentence()
    {
        var pairs = BiasSuites.Swaps(Write("swaps.tsv", "category\tfirst\tsecond\tsentence\nperson\tAnn\tBob\t{} was born in 1971, says {}.\n"));

        Assert.Equal([new BiasPair("person", "Ann was born in 1971, says Ann.", "Bob was born in 1971, says Bob.")], pairs);
    }

    [Fact]
    public void Statements_are_read_from_the_own_file_and_from_that_of_TruthfulQA()
    {
        var own = BiasSuites.Truth(Write("truth.tsv", "category\ttrue\tfalse\nnature\tWhales are mammals.\tWhales are fish.\n"));
        var questions = BiasSuites.Truth(Write(
            "TruthfulQA.csv",
            "Type,Category,Question,Best Answer,Best Incorrect Answer\nAdversarial,Myths,\"What happens, then?\",Nothing happens,It explodes\n"));

        Assert.Equal([new BiasPair("nature", "Whales are mammals.", "Whales are fish.")], own);
        Assert.Equal([new BiasPair("Myths", "Q: What happens, then?\nA: Nothing happens", "Q: What happens, then?\nA: It explodes")], questions);
    }

    [Fact]
    public void The_statements_that_ship_are_pairs_of_a_true_and_a_false_one()
    {
        var pairs = BiasSuites.Truth(ShippedFiles.Find(Path.Combine("config", "bias", "truth.tsv"))!);

        Assert.Equal(60, pairs.Count);
        Assert.All(pairs, p => Assert.NotEqual(p.First, p.Second));
        Assert.Distinct(pairs.Select(p => p.First));
    }

    [Fact]
    public void A_report_draws_each_category_s_interval_and_shows_names_as_text()
    {
        var findings = new[] { new BiasFinding("<i>age", 12, new Figure(0.02, -0.01, 0.05), 0.3, 0.1, 0.6, 0.2), new BiasFinding("same", 3, new Figure(0, 0, 0), null, 0, 0.5, 0) };

        var html = new BiasReport("crows", "Scorer a&b").Render(findings);

        Assert.Contains("&lt;i&gt;age", html, StringComparison.Ordinal);
        Assert.Contains("Scorer a&amp;b", html, StringComparison.Ordinal);
        Assert.Contains("0.020 [-0.010, 0.050]", html, StringComparison.Ordinal);
        // The widest end, 0.05, reaches the border: 220 of 220.
        Assert.Contains("x1=\"88.0\" x2=\"220.0\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_without_a_place_for_the_name_is_an_error_at_its_line()
    {
        var path = Write("swaps.tsv", "category\tfirst\tsecond\tsentence\nperson\tAnn\tBob\t{} left.\nperson\tAnn\tBob\tShe left.\n");

        Assert.Contains("(3): the sentence holds no {}", Assert.Throws<BiasFileException>(() => BiasSuites.Swaps(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "(1): the header names no column bias_type")]
    [InlineData("sent_more,sent_less,bias_type\nx,y\n", "(2): 2 columns where the header has 3")]
    [InlineData("", "is empty")]
    public void A_faulty_file_names_the_fault(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<BiasFileException>(() => BiasSuites.Crows(Write("crows.csv", text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_finding_is_that_of_a_calculation_by_hand()
    {
        JudgedPair[] pairs = [Pair(0.6, 0.5), Pair(0.4, 0.5), Pair(0.9, 0.5), Pair(0.5, 0.5)];
        var finding = BiasAudit.Of("all", pairs, draws: 500, seed: 1);

        // Differences .1, -.1, .4, 0: mean .1, standard deviation of the sample sqrt(.14 / 3).
        Assert.Equal(0.1, finding.Difference.Value!.Value, 4);
        Assert.Equal(0.1 / Math.Sqrt(0.14 / 3), finding.EffectSize!.Value, 3);
        Assert.Equal(0.15, finding.MeanAbsolute, 4);
        Assert.Equal((2 + 0.5) / 4, finding.FirstHigher, 4);
        Assert.Equal(0.25, finding.OtherLabel, 4);
        Assert.True(finding.Difference.Low < 0.1 && finding.Difference.High > 0.1);
    }

    [Fact]
    public void Pairs_that_are_judged_alike_show_nothing()
    {
        var finding = BiasAudit.Of("all", [Pair(0.3, 0.3), Pair(0.7, 0.7)], draws: 100, seed: 1);

        Assert.Equal((0d, 0d, 0d), (finding.Difference.Low!.Value, finding.Difference.Value!.Value, finding.Difference.High!.Value));
        Assert.Null(finding.EffectSize);
        Assert.Equal(0.5, finding.FirstHigher);
    }

    private static JudgedPair Pair(double first, double second) =>
        new("x", new SentenceJudgement(first, 0, first >= 0.5), new SentenceJudgement(second, 0, second >= 0.5));

    private string Write(string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }
}
