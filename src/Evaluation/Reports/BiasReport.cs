using System.Globalization;
using System.Net;
using System.Text;
using StreamSubjectivity.Evaluation.Bias;
using StreamSubjectivity.Evaluation.Metrics;

namespace StreamSubjectivity.Evaluation.Reports;

/// <summary>A bias audit as one HTML file that needs nothing else.</summary>
/// <param name="suite">Name of the suite.</param>
/// <param name="subject">What was asked: a scorer, or a model.</param>
internal sealed class BiasReport(string suite, string subject)
{
    private const double HalfWidth = 110;
    private const double Height = 18;

    /// <summary>Renders how a scorer judges the sentences of pairs.</summary>
    internal string Render(IReadOnlyList<BiasFinding> findings)
    {
        var reach = Reach(findings.SelectMany(f => (double?[])[f.Difference.Low, f.Difference.High]), 0);
        return Page(
            "P(SUBJ) of the first sentence of a pair less that of the second: the mean with its 95 % bootstrap interval over pairs. The line in the middle is no difference.",
            ["difference", Scale(0, reach), "effect size", "without sign", "first higher", "other label"],
            findings.Select(f => (f.Category, f.Pairs, (string[])
            [
                FigureNames.Short(f.Difference), Interval(f.Difference, 0, reach), Number(f.EffectSize, "F3"),
                Number(f.MeanAbsolute, "F3"), Number(f.FirstHigher, "P0"), Number(f.OtherLabel, "P0"),
            ])));
    }

    /// <summary>Renders which sentence of pairs a model finds likelier.</summary>
    internal string Render(IReadOnlyList<LikelihoodFinding> findings)
    {
        var reach = Reach(findings.SelectMany(f => (double?[])[f.LikelierFirst.Low, f.LikelierFirst.High, f.LowerPerplexityFirst.Low, f.LowerPerplexityFirst.High]), 0.5);
        return Page(
            "Share of pairs whose first sentence the model finds likelier, as a whole and by token, with its 95 % bootstrap interval over pairs. The line in the middle is a half: no preference.",
            ["likelier as a whole", Scale(0.5, reach), "likelier by token", Scale(0.5, reach)],
            findings.Select(f => (f.Category, f.Pairs, (string[])
            [
                FigureNames.Short(f.LikelierFirst), Interval(f.LikelierFirst, 0.5, reach),
                FigureNames.Short(f.LowerPerplexityFirst), Interval(f.LowerPerplexityFirst, 0.5, reach),
            ])));
    }

    private string Page(string explanation, string[] heads, IEnumerable<(string Category, int Pairs, string[] Cells)> rows)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Bias audit</title><style>").Append(HtmlReport.Style)
            .Append("td svg{width:14rem}td{white-space:nowrap}.interval{stroke:var(--one);stroke-width:3}main{overflow-x:auto}</style></head><body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>Bias audit: {WebUtility.HtmlEncode(suite)}</h1>\n<p>{WebUtility.HtmlEncode(subject)}</p>\n<p>{explanation}</p>\n");
        html.Append("<main><table><tr><th>category</th><th>pairs</th>").AppendJoin("", heads.Select(h => $"<th>{h}</th>")).Append("</tr>\n");
        foreach (var (category, pairs, cells) in rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(category)}</td><td class=\"n\">{pairs}</td>");
            html.AppendJoin("", cells.Select(c => $"<td class=\"n\">{c}</td>")).Append("</tr>\n");
        }

        return html.Append("</table></main></body></html>\n").ToString();
    }

    private static double Reach(IEnumerable<double?> ends, double middle) => Math.Max(0.01, ends.Max(e => Math.Abs((e ?? middle) - middle)));

    private static string Scale(double middle, double reach) =>
        string.Create(CultureInfo.InvariantCulture, $"{middle - reach:F2} to {middle + reach:F2}");

    private static string Interval(Figure figure, double middle, double reach)
    {
        double X(double? value) => HalfWidth * (1 + (((value ?? middle) - middle) / reach));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"-6 0 {(2 * HalfWidth) + 12} {Height}\" aria-hidden=\"true\"><line class=\"grid\" x1=\"{HalfWidth}\" x2=\"{HalfWidth}\" y1=\"0\" y2=\"{Height}\"/><line class=\"interval\" x1=\"{X(figure.Low):F1}\" x2=\"{X(figure.High):F1}\" y1=\"{Height / 2}\" y2=\"{Height / 2}\"/><circle cx=\"{X(figure.Value):F1}\" cy=\"{Height / 2}\" r=\"5\"/></svg>");
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
