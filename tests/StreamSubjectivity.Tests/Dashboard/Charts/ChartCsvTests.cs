using System.Text;
using FsCheck.Xunit;
using StreamSubjectivity.Dashboard.Charts;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Charts;

public sealed class ChartCsvTests
{
    private static readonly ChartAxis Days = new(ChartAxisKind.Time, "Day");
    private static readonly ChartAxis Score = new(ChartAxisKind.Value, "P(SUBJ)");

    [Fact]
    public void A_point_is_a_row_with_its_day_value_interval_and_n()
    {
        var chart = new ChartResource(
            "A trend",
            Days,
            Score,
            [
                new ChartSeries(
                    "Daily",
                    ChartSeriesKind.Line,
                    [new(ChartTime.Of(new(2026, 3, 1)), .25, .2, .3, 12), new(ChartTime.Of(new(2026, 3, 2)), null), new(ChartTime.Of(new(2026, 3, 3)), .5, Partial: true)]),
            ],
            [],
            "SELECT 1");

        Assert.Equal(
            """
            series,day,label,value,low,high,n,partial
            Daily,2026-03-01,,0.25,0.2,0.3,12,false
            Daily,2026-03-02,,,,,,false
            Daily,2026-03-03,,0.5,,,,true

            """.ReplaceLineEndings("\r\n"),
            Encoding.UTF8.GetString(ChartCsv.Write(chart)));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("  =1+1")]
    [InlineData("\t=1+1")]
    public void A_text_that_a_spreadsheet_would_run_is_kept_a_text(string text) =>
        Assert.Equal("'" + text, Assert.Single(Read(ChartCsv.Text(text) + "\r\n"))[0]);

    [Fact]
    public void A_negative_number_stays_a_number() => Assert.Equal("-0.125", ReadOne(new ChartPoint(0, -0.125))[3]);

    [Fact]
    public void What_is_no_number_is_a_gap() => Assert.Equal("", ReadOne(new ChartPoint(0, double.NaN))[3]);

    [Property]
    public void Whatever_names_hold_they_read_back_as_they_were_but_for_a_guard(string? series, string? category, string? label)
    {
        var (name, place) = (Clean(series), Clean(category));
        var chart = new ChartResource(
            "t",
            new ChartAxis(ChartAxisKind.Category, "c", Categories: [place]),
            Score,
            [new ChartSeries(name, ChartSeriesKind.Bars, [new(0, 1, Label: label is null ? null : Clean(label))])],
            [],
            "");

        var rows = Read(Encoding.UTF8.GetString(ChartCsv.Write(chart)));

        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(8, row.Count));
        Assert.Equal([Guarded(name), Guarded(place), Guarded(Clean(label))], rows[1].Take(3));
    }

    [Theory]
    [InlineData("Change of tone: 14 days", "Change-of-tone-14-days.csv")]
    [InlineData("../../etc/passwd\r\nSet-Cookie: a", "etc-passwd-Set-Cookie-a.csv")]
    [InlineData("Où va l’été ?", "Où-va-l-été.csv")]
    [InlineData("<>", "chart.csv")]
    public void A_file_is_named_by_the_title_without_what_could_lead_elsewhere(string title, string name) =>
        Assert.Equal(name, ChartCsv.FileNameOf(new ChartResource(title, Days, Score, [], [], "")));

    private static List<string> ReadOne(ChartPoint point) =>
        Read(Encoding.UTF8.GetString(ChartCsv.Write(new ChartResource("t", Score, Score, [new ChartSeries("s", ChartSeriesKind.Line, [point])], [], ""))))[1];

    // As a cell holds it: what a spreadsheet would run has an apostrophe before it.
    private static string Guarded(string text) =>
        text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;

    // Lone surrogates have no UTF-8.
    private static string Clean(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));

    // A reader of RFC 4180 as it is written there.
    private static List<List<string>> Read(string csv)
    {
        var rows = new List<List<string>>();
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (quoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                cell.Append(csv[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c == ',')
                Take();
            else if (!quoted && c == '\r' && csv[i + 1] == '\n')
            {
                Take();
                rows.Add(row);
                row = [];
                i++;
            }
            else
                cell.Append(c);
        }

        Assert.Empty(row);
        Assert.False(quoted);
        return rows;

        void Take()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
