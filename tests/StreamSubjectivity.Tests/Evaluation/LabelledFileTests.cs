using System.Text;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Evaluation;

public sealed class LabelledFileTests : IDisposable
{
    private const int Rows = 2000;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // Line 1001 is the damaged row: the header is line 1.
    [Theory]
    [InlineData("1000\tThe sentence of row 1000.", nameof(RowFault.Columns), "2 columns where the header has 3")]
    [InlineData("1000\tThe sentence of row 1000.\tOBJ\tx\ty", nameof(RowFault.Columns), "5 columns")]
    [InlineData("1000\tThe sentence of row 1000.\tMAYBE", nameof(RowFault.Label), "the label is 'MAYBE', not SUBJ or OBJ")]
    [InlineData("1000\t\tSUBJ", nameof(RowFault.Empty), "the sentence is empty")]
    [InlineData("1000\t \u00a0 \tSUBJ", nameof(RowFault.Empty), "the sentence is empty")]
    [InlineData("1000\tThe sent\0ence.\tSUBJ", nameof(RowFault.Control), "U+0000")]
    [InlineData("1000\tThe sentence of row 7.\tSUBJ", nameof(RowFault.Duplicate), "repeats line 9")]
    [InlineData("1000\tThe  sentence of row 7. \tOBJ", nameof(RowFault.Contradiction), "repeats line 9 with the other label")]
    public void Of_2000_rows_a_damaged_one_is_left_out_with_its_line(string row, string fault, string reason)
    {
        var data = LabelledFile.ReadAll(Write("data.tsv", Tsv(row)));

        Assert.Equal(Rows - 1, data.Sentences.Count);
        var skipped = Assert.Single(data.Skipped);
        Assert.Equal((1002, fault), (skipped.Line, skipped.Fault.ToString()));
        Assert.Contains(reason, skipped.Reason, StringComparison.Ordinal);
        Assert.Contains(data.Explain(), line => line.Contains("data.tsv(1002): ", StringComparison.Ordinal));
        Assert.Contains(data.Explain(), line => line.Contains("1 of 2000 rows are left out", StringComparison.Ordinal));
    }

    [Fact]
    public void A_huge_sentence_is_left_out_by_its_length()
    {
        var data = LabelledFile.ReadAll(Write("data.tsv", Tsv($"1000\t{new string('x', 5_000_000)}\tOBJ")));

        Assert.Equal((1002, RowFault.Huge), (data.Skipped[0].Line, data.Skipped[0].Fault));
        Assert.Contains("5000000 characters", data.Skipped[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_another_encoding_cost_only_their_row()
    {
        var bytes = Encoding.Latin1.GetBytes(Tsv("1000\tCafé über alles.\tSUBJ"));
        var path = folder.File("data.tsv");
        File.WriteAllBytes(path, bytes);

        var data = LabelledFile.ReadAll(path);

        Assert.Equal(Rows - 1, data.Sentences.Count);
        Assert.Equal((1002, RowFault.Encoding), (data.Skipped[0].Line, data.Skipped[0].Fault));
    }

    [Fact]
    public void A_file_in_utf_16_with_its_mark_is_read_whole()
    {
        var path = folder.File("data.tsv");
        File.WriteAllText(path, Tsv("1000\tCafé über alles.\tSUBJ"), Encoding.Unicode);

        Assert.Equal(Rows, LabelledFile.ReadAll(path).Sentences.Count);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Line_ends_of_either_kind_are_none_of_the_labels(string end)
    {
        var data = LabelledFile.ReadAll(Write("data.tsv", Tsv("1000\tThe sentence of row 1000.\tOBJ").Replace("\n", end, StringComparison.Ordinal)));

        Assert.Equal(Rows, data.Sentences.Count);
        Assert.Empty(data.Skipped);
        Assert.Equal((1002, "1000"), (data.Sentences[1000].Line, data.Sentences[1000].Columns["id"]));
    }

    [Fact]
    public void A_quote_mark_of_tab_separated_text_is_text()
    {
        var data = LabelledFile.ReadAll(Write("data.tsv", Tsv("1000\t\"No,\" she said, \"never.\tOBJ")));

        Assert.Equal("\"No,\" she said, \"never.", data.Sentences[1000].Text);
        Assert.Equal(Rows, data.Sentences.Count);
    }

    [Theory]
    [InlineData("id\ttext and label\n1\tx", "names no column sentence and label")]
    [InlineData("id\tsentence\n1\tx", "names no column label")]
    [InlineData("id\tlabel\n1\tOBJ", "names no column sentence")]
    [InlineData("", "is empty")]
    [InlineData("sentence\tlabel\n", "holds no labelled sentences")]
    [InlineData("sentence\tlabel\na\tmaybe\nb\tno\n", "(2): none of the 2 rows can be used")]
    public void A_file_that_can_not_be_used_is_an_error(string text, string reason)
    {
        var fault = Assert.Throws<LabelledFileException>(() => LabelledFile.ReadAll(Write("data.tsv", text)));

        Assert.Contains("data.tsv", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_thousand_rows_of_one_label_are_refused()
    {
        var data = LabelledFile.ReadAll(Write("data.tsv", Tsv("1000\tThe sentence of row 1000.\tOBJ").Replace("SUBJ", "OBJ", StringComparison.Ordinal)));

        var fault = Assert.Throws<LabelledFileException>(() => LabelledData.RequireBothLabels([data]));
        Assert.Contains("all 2000 sentences are OBJ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_unquotes_and_keeps_lines_apart()
    {
        var data = LabelledFile.ReadAll(Write(
            "data.csv", "text,label,Outlet\n\"\"\"No,\"\" she\nsaid.\",OBJ,Herald\nbad \" quote,OBJ,Herald\nA disgrace.,subj,Post\n"));

        Assert.Equal(["\"No,\" she\nsaid.", "A disgrace."], data.Sentences.Select(s => s.Text));
        Assert.Equal([(2, "Herald"), (5, "Post")], data.Sentences.Select(s => (s.Line, s.Columns["outlet"])));
        Assert.Equal((4, RowFault.Syntax), (data.Skipped[0].Line, data.Skipped[0].Fault));
    }

    [Fact]
    public void A_quotation_of_csv_that_is_never_closed_is_an_error_at_its_line()
    {
        var rows = string.Concat(Enumerable.Range(0, Rows).Select(i => $"Row {i}.,{(i % 2 == 0 ? "SUBJ" : "OBJ")}\n"));
        var fault = Assert.Throws<LabelledFileException>(
            () => LabelledFile.ReadAll(Write("data.csv", "sentence,label\nGood.,OBJ\n\"Never closed,OBJ\n" + rows)));

        Assert.Equal(3, fault.Line);
        Assert.Contains("not closed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ndjson_is_an_object_a_line()
    {
        var data = LabelledFile.ReadAll(Write(
            "data.jsonl",
            """
            {"text":"A disgrace.","label":"SUBJ","language":"en"}
            {"text":"cut

            {"sentence":"It rained.","label":"OBJ"}
            {"sentence":"It rained again."}
            {"sentence":"\ud800","label":"OBJ"}
            """));

        Assert.Equal([("A disgrace.", true), ("It rained.", false)], data.Sentences.Select(s => (s.Text, s.Subjective)));
        Assert.Equal([(2, RowFault.Syntax), (5, RowFault.Columns), (6, RowFault.Syntax)], data.Skipped.Select(s => (s.Line, s.Fault)));
    }

    [Fact]
    public void Where_every_row_must_be_sound_the_first_fault_is_an_error()
    {
        var fault = Assert.Throws<LabelledFileException>(() => LabelledFile.Read(Write("data.tsv", Tsv("1000\tx\tMAYBE"))));

        Assert.Equal(1002, fault.Line);
    }

    private static string Tsv(string damaged)
    {
        var text = new StringBuilder("id\tsentence\tlabel\n");
        for (var i = 0; i < Rows; i++)
            text.Append(i == 1000 ? damaged : $"{i}\tThe sentence of row {i}.\t{(i % 3 == 1 ? "SUBJ" : "OBJ")}").Append('\n');
        return text.ToString();
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }
}
