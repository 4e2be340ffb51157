using System.Globalization;
using System.Text.RegularExpressions;
using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Documentation;

/// <summary>The table of docs/scale.md says what the formulas under it say.</summary>
public sealed partial class SizingTableTests
{
    private const double SentencesOfAnOutlet = 40 * 25;
    private const double EngineSentencesPerCore = 62;
    private const double BytesOfTwoYears = (90 * 297) + (730 * (109 + 25 + 60));

    [Fact]
    public void Every_row_follows_from_the_formulas()
    {
        var rows = Row().Matches(RepositoryFiles.Read("docs/scale.md"));
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row =>
        {
            var sentences = Number(row.Groups["outlets"].Value) * SentencesOfAnOutlet;
            var peak = 3 * sentences / 86_400;
            AssertNear(peak / 3, row.Groups["mean"].Value);
            AssertNear(peak, row.Groups["peak"].Value);
            Assert.Equal((int)Math.Ceiling(peak / (8 * EngineSentencesPerCore * .9)), (int)Number(row.Groups["nodes"].Value));
            AssertNear(sentences * BytesOfTwoYears / (row.Groups["unit"].Value == "TB" ? 1e12 : 1e9), row.Groups["disk"].Value);
        });
    }

    // Two digits are what such a table is good for.
    private static void AssertNear(double expected, string written) =>
        Assert.InRange(Number(written), expected * .95 - .05, expected * 1.05 + .05);

    private static double Number(string text) => double.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| (?<outlets>[\d,]+) \| [^|]+ \| (?<mean>[\d.,]+), (?<peak>[\d.,]+) \| (?<nodes>\d+)[^|]*\|[^|]+\|[^|]+\| (?<disk>[\d.]+) (?<unit>[GT]B) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
