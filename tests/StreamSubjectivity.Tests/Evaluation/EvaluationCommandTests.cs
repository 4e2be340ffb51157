using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Evaluation;

/// <summary>eval, fit, prompts render and drift as processes, on files of a few sentences.</summary>
public sealed class EvaluationCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_evaluation_compares_and_writes_its_report_and_its_predictions()
    {
        var (html, lines) = (folder.File("report.html"), folder.File("said.ndjson"));
        var (code, output, errors) = await RunAsync(
            "eval", "--data", Labelled("data.tsv", 6), "--compare", "zero-shot", "--json", "--html", html, "--out", lines, "--bootstrap", "50", "--by", "length");

        Assert.True(code == 0, errors);
        var result = JsonDocument.Parse(output).RootElement;
        Assert.Equal("checkthat-en", result.GetProperty("scorer").GetProperty("name").GetString());
        Assert.Equal(12, result.GetProperty("figures").GetProperty("sentences").GetInt32());
        Assert.InRange(result.GetProperty("figures").GetProperty("auc").GetProperty("value").GetDouble(), 0.8, 1);
        Assert.Equal("zero-shot", result.GetProperty("compared").GetProperty("scorer").GetProperty("name").GetString());
        Assert.True(result.GetProperty("compared").GetProperty("difference").TryGetProperty("mc_nemar_exact", out _));
        Assert.Equal(12, result.GetProperty("by").EnumerateArray().Sum(p => p.GetProperty("figures").GetProperty("sentences").GetInt32()));
        var report = await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken);
        Assert.Contains("<svg", report, StringComparison.Ordinal);
        Assert.Contains("checkthat-en less zero-shot", report, StringComparison.Ordinal);
        Assert.Equal(12, (await File.ReadAllLinesAsync(lines, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_grid_goes_on_where_it_stopped_and_holds_forms_against_each_other()
    {
        var (data, rows) = (Labelled("data.tsv", 25), folder.File("grid.ndjson"));
        string[] grid = ["eval", "--grid", "--data", data, "--prompts", "feeling", "--out", rows, "--forms", "Q4_0-20"];
        var (first, output, errors) = await RunAsync([.. grid, "--readers", "last"]);
        Assert.True(first == 0, errors);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));

        // The row that is there is not made again, the one that is new is added.
        var before = await File.ReadAllTextAsync(rows, TestContext.Current.CancellationToken);
        var (second, _, _) = await RunAsync([.. grid, "--readers", "last", "mean"]);
        var after = await File.ReadAllTextAsync(rows, TestContext.Current.CancellationToken);
        Assert.Equal(0, second);
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        Assert.Equal(2, after.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        var other = JsonNode.Parse(after.Split('\n')[0])!;
        other["cell"]!["form"] = "as-is";
        other["key"] = "another";
        await File.AppendAllTextAsync(rows, other.ToJsonString() + "\n", TestContext.Current.CancellationToken);
        var (third, compared, _) = await RunAsync([.. grid, "--readers", "last", "--against", "as-is", "--json"]);
        Assert.Equal(0, third);
        var difference = JsonDocument.Parse(compared.Trim().Split('\n')[^1]).RootElement.GetProperty("difference");
        Assert.Equal(0, difference.GetProperty("macro_f1_difference").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_rendered_prompt_is_the_tokens_that_the_model_sees()
    {
        var (code, output, errors) = await RunAsync("prompts", "render", "feeling", "--sentence", "It rained.");

        Assert.True(code == 0, errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var tokens = lines.Where(l => l.TryGetProperty("position", out _)).ToList();
        Assert.Equal("What does the author feel? It rained.", string.Concat(tokens.Select(t => t.GetProperty("piece").GetString())));
        Assert.Equal(["prefix", "sentence"], tokens.Select(t => t.GetProperty("part").GetString()).Distinct());
        Assert.Equal(["SUBJ", "OBJ"], lines.Where(l => l.TryGetProperty("label", out _)).Select(l => l.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task Label_words_are_calibrated_into_a_scorer_that_judges()
    {
        var (data, scorer) = (Labelled("words.tsv", 30), folder.File("words.json"));
        var (code, fitted, errors) = await RunAsync("fit", "--data", data, "--state", "words", "--form", "Q8_0", "--out", scorer);
        Assert.True(code == 0, errors);
        Assert.Equal("words", JsonDocument.Parse(fitted).RootElement.GetProperty("state").GetString());

        var file = ScorerFile.Read(scorer).File;
        Assert.Equal((null, "expresses"), (file.Weights, file.Prompt));
        Assert.NotNull(file.Calibration);
        var (judged, figures, _) = await RunAsync("eval", "--data", data, "--scorer", scorer, "--json", "--bootstrap", "0");
        Assert.Equal(0, judged);
        Assert.Equal(60, JsonDocument.Parse(figures).RootElement.GetProperty("figures").GetProperty("sentences").GetInt32());
    }

    [Fact]
    public async Task A_scorer_that_was_fitted_judges_warns_and_knows_what_it_was_fitted_on()
    {
        var (data, scorer) = (Labelled("data.tsv", 50), folder.File("mine.json"));
        var (code, fitted, errors) = await RunAsync("fit", "--data", data, "--form", "Q4_0", "--layers", "20", "--state", "last", "--language", "en", "--out", scorer);
        Assert.True(code == 0, errors);
        Assert.Equal("mine", JsonDocument.Parse(fitted).RootElement.GetProperty("name").GetString());

        var file = ScorerFile.Read(scorer).File;
        (file with { Warning = "of a test" }).Write(scorer);
        var (judged, figures, said) = await RunAsync("eval", "--data", data, "--scorer", scorer, "--json", "--bootstrap", "0");
        Assert.Equal(0, judged);
        Assert.Contains("the scorer says: of a test", said, StringComparison.Ordinal);
        Assert.InRange(JsonDocument.Parse(figures).RootElement.GetProperty("figures").GetProperty("macro_f1").GetProperty("value").GetDouble(), 0.9, 1);

        // Its own sentences are as long as they were; a heap of one of them is far off. (Their scores say less: a fit on few sentences knows its own.)
        var (own, one) = (folder.File("own.ndjson"), folder.File("one.ndjson"));
        var (scored, scores, warned) = await RunAsync(["score", "--scorer", scorer], string.Join('\n', Sentences(50).Select(s => s.Text)));
        Assert.Equal(0, scored);
        Assert.Contains("of a test", warned, StringComparison.Ordinal);
        await File.WriteAllTextAsync(own, scores, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(one, string.Concat(Enumerable.Repeat(scores.Split('\n')[0] + "\n", 150)), TestContext.Current.CancellationToken);
        var (_, near, _) = await RunAsync("drift", own, "--scorer", scorer, "--json");
        Assert.InRange(JsonDocument.Parse(near).RootElement.GetProperty("words").GetProperty("psi").GetDouble(), 0, 0.25);
        var (drifted, finding, _) = await RunAsync("drift", one, "--scorer", scorer, "--json");
        Assert.Equal(1, drifted);
        Assert.Equal("drifted", JsonDocument.Parse(finding).RootElement.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("data.tsv", "id\tsentence\n1\tIt rained.\n", "data.tsv(1): the header names no column label")]
    [InlineData("data.tsv", "", "data.tsv: is empty")]
    [InlineData("data.tsv", "sentence\tlabel\nIt rained.\tOBJ\nIt snowed.\tOBJ\n", "are OBJ")]
    [InlineData("data.tsv", "sentence\tlabel\r\nIt rained.\tMAYBE\r\n", "none of the 1 rows can be used")]
    [InlineData("data.csv", "sentence,label\nGood.,OBJ\n\"Never closed,OBJ\n", "data.csv(3)")]
    public async Task A_file_that_can_not_be_used_ends_with_1_and_its_place(string name, string text, string reason)
    {
        await File.WriteAllTextAsync(folder.File(name), text, TestContext.Current.CancellationToken);

        var (code, output, errors) = await RunAsync("eval", "--data", folder.File(name));

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_rows_are_counted_and_listed_and_the_rest_is_judged()
    {
        var text = new StringBuilder("id\tsentence\tlabel\r\n");
        foreach (var (sentence, subjective) in Sentences(4))
            text.Append(CultureInfo.InvariantCulture, $"1\t{sentence}\t{(subjective ? "SUBJ" : "OBJ")}\r\n");
        var repeated = Sentences(1).First();
        text.Append("2\tNo label here.\r\n3\tA bad label.\tMAYBE\r\n4\t\tSUBJ\r\n")
            .Append(CultureInfo.InvariantCulture, $"5\t{new string('x', 3_000_000)}\tOBJ\r\n")
            .Append("6\tA nul \0 here.\tOBJ\r\n7\tCaf\u00e9 in Latin-1.\tOBJ\r\n")
            .Append(CultureInfo.InvariantCulture, $"8\t{repeated.Text}\t{(repeated.Subjective ? "SUBJ" : "OBJ")}\r\n9\t\"A quotation that stays open.\tOBJ\r\n");
        await File.WriteAllBytesAsync(folder.File("data.tsv"), Encoding.Latin1.GetBytes(text.ToString()), TestContext.Current.CancellationToken);

        var (code, output, errors) = await RunAsync("eval", "--data", folder.File("data.tsv"), "--json", "--bootstrap", "0");

        Assert.True(code == 0, errors);
        var file = JsonDocument.Parse(output).RootElement.GetProperty("data")[0];
        Assert.Equal(9, file.GetProperty("sentences").GetInt32());
        var skipped = file.GetProperty("skipped");
        foreach (var fault in (string[])["columns", "label", "empty", "huge", "control", "encoding", "duplicate"])
            Assert.Equal(1, skipped.GetProperty(fault).GetInt32());
        foreach (var line in Enumerable.Range(10, 7))
            Assert.Contains($"data.tsv({line}): ", errors, StringComparison.Ordinal);
    }

    private string Labelled(string name, int each)
    {
        var path = folder.File(name);
        File.WriteAllText(path, "sentence\tlabel\n" + string.Concat(Sentences(each).Select(s => $"{s.Text}\t{(s.Subjective ? "SUBJ" : "OBJ")}\n")));
        return path;
    }

    private static IEnumerable<(string Text, bool Subjective)> Sentences(int each)
    {
        string[] subjects = ["minister", "council", "company", "mayor", "court", "league", "agency", "committee", "school", "bank"];
        string[] reports = ["met on {0} May to vote on item {0}.", "published figures for {0} districts.", "said that {0} people had applied.", "will open {0} offices in June.", "received {0} letters in March.", "bought {0} buses in 2019."];
        string[] views = ["is a shameful disgrace, and {0} times worse than I feared.", "has betrayed us all, for the {0}th miserable time!", "deserves our deepest contempt after {0} wretched years.", "was, wonderfully, brave enough to defy {0} fools.", "makes me sick: {0} lies and not one honest word.", "must finally go; {0} failures are more than enough!"];
        for (var i = 0; i < each; i++)
        {
            var (subject, number) = (subjects[i % subjects.Length], i + 3);
            yield return ($"The {subject} {string.Format(CultureInfo.InvariantCulture, reports[i % reports.Length], number)}", false);
            yield return ($"This {subject} {string.Format(CultureInfo.InvariantCulture, views[i % views.Length], number)}", true);
        }
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync(arguments, null);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments, string? input)
    {
        await using var run = StreamProcess.Start(arguments, input);
        var code = await run.ExitAsync(TestContext.Current.CancellationToken);
        return (code, run.Output, run.Errors);
    }
}
