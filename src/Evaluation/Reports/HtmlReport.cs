using System.Globalization;
using System.Net;
using System.Text;
using StreamSubjectivity.Evaluation.Metrics;
using StreamSubjectivity.Evaluation.Running;

namespace StreamSubjectivity.Evaluation.Reports;

/// <summary>An evaluation as one HTML file that needs nothing else: no script, no font, no address.</summary>
internal static class HtmlReport
{
    private const int WorstErrors = 40;

    /// <summary>The style of every report.</summary>
    internal const string Style = """
        :root{color-scheme:light dark;--ink:#1b1f24;--ground:#fff;--line:#d0d7de;--one:#0969da;--two:#cf5b00}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--ground:#0d1117;--line:#30363d;--one:#58a6ff;--two:#f0883e}}
        body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground);max-width:64rem;margin:2rem auto;padding:0 1rem}
        table{border-collapse:collapse;margin:1rem 0}td,th{border-bottom:1px solid var(--line);padding:.25rem .75rem;text-align:left;vertical-align:top}
        td.n{text-align:right;font-variant-numeric:tabular-nums}.charts{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;flex:1 1 20rem}
        figcaption{font-size:.85rem}svg{width:100%;height:auto}svg text{font-size:11px;fill:var(--ink)}polyline{fill:none}
        .grid{stroke:var(--line)}.even{stroke:var(--ink);stroke-dasharray:2 4}.curve{stroke:var(--one);stroke-width:2}
        .dashed{stroke:var(--two);stroke-width:2;stroke-dasharray:6 4}circle{fill:var(--one);fill-opacity:.5}.objective{fill:var(--one)}.subjective{fill:var(--two)}
        """;

    /// <summary>Renders.</summary>
    internal static string Render(EvaluationResult result)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Evaluation</title><style>").Append(Style).Append("</style></head><body>\n");
        var name = result.Scorer.Name;
        html.Append(CultureInfo.InvariantCulture, $"<h1>How well {Text(name)} judges</h1>\n<p>{Text(Intro(result))}</p>\n");
        FigureTable(html, result);
        var sample = new JudgedSample(result.Scorer.Data.Scored.Select(s => s.Judged));
        html.Append("<div class=\"charts\">").Append(Charts.Roc(sample)).Append(Charts.Reliability(sample)).Append(Charts.Histogram(sample));
        if (result.LearningCurve is { Count: > 1 } curve)
            html.Append(Charts.Learning(curve));
        html.Append("</div>\n");
        Parts(html, result.Parts);
        Comparison(html, result);
        Errors(html, result.Scorer.Data.Scored);
        Skipped(html, result);
        return html.Append("</body></html>\n").ToString();
    }

    private static string Intro(EvaluationResult result)
    {
        var (identity, figures) = (result.Scorer.Identity, result.Scorer.Figures);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Sentences} labelled sentences, {figures.Subjective} of them SUBJ, of {string.Join(", ", result.Files.Select(f => Path.GetFileName(f.Path)))}. Scorer {identity.Key}: model {identity.ModelSha256[..12]} as {identity.ModelForm}, prompt {identity.PromptName}. {result.Scorer.Data.SentencesPerSecond:F1} sentences a second. Brackets hold 95 % bootstrap intervals.");
    }

    private static void FigureTable(StringBuilder html, EvaluationResult result)
    {
        EvaluatedScorer[] scorers = result.Other is { } other ? [result.Scorer, other] : [result.Scorer];
        html.Append("<table><tr><th></th>");
        foreach (var scorer in scorers)
            html.Append(CultureInfo.InvariantCulture, $"<th>{Text(scorer.Name)}</th>");
        html.Append("</tr>\n");
        foreach (var (title, pick) in FigureNames.All)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(title)}</td>");
            foreach (var scorer in scorers)
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{Text(FigureNames.Short(pick(scorer.Figures)))}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</table>\n<table><tr><th>label</th><th>called SUBJ</th><th>called OBJ</th></tr>");
        var c = result.Scorer.Figures.Confusion;
        html.Append(CultureInfo.InvariantCulture, $"<tr><td>SUBJ</td><td class=\"n\">{c.Hits}</td><td class=\"n\">{c.Misses}</td></tr>");
        html.Append(CultureInfo.InvariantCulture, $"<tr><td>OBJ</td><td class=\"n\">{c.Alarms}</td><td class=\"n\">{c.Rejections}</td></tr></table>\n");
    }

    private static void Parts(StringBuilder html, IReadOnlyList<BreakdownPart> parts)
    {
        foreach (var column in parts.GroupBy(p => p.Column))
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>By {Text(column.Key)}</h2>\n<table><tr><th></th><th>sentences</th><th>SUBJ</th><th>macro-F1</th><th>AUC</th><th>ECE</th></tr>\n");
            foreach (var (_, value, f) in column)
            {
                html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(value)}</td><td class=\"n\">{f.Sentences}</td><td class=\"n\">{f.Subjective}</td>");
                html.Append(CultureInfo.InvariantCulture, $"<td>{FigureNames.Short(f.MacroF1)}</td><td>{FigureNames.Short(f.Auc)}</td><td>{FigureNames.Short(f.Ece)}</td></tr>\n");
            }

            html.Append("</table>\n");
        }
    }

    private static void Comparison(StringBuilder html, EvaluationResult result)
    {
        if (result is not { Other: { } other, Comparison: { } difference })
            return;
        html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(result.Scorer.Name)} less {Text(other.Name)}</h2>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>Macro-F1 {FigureNames.Short(difference.MacroF1Difference)}, AUC {FigureNames.Short(difference.AucDifference)}. ");
        html.Append(CultureInfo.InvariantCulture, $"Right alone: {difference.OnlyFirstRight} against {difference.OnlySecondRight} sentences; McNemar p {difference.McNemarExact:G3} (exact), {difference.McNemarMidP:G3} (mid-p).</p>\n");
    }

    private static void Errors(StringBuilder html, IReadOnlyList<ScoredLabel> scored)
    {
        html.Append("<h2>The worst errors</h2>\n<table><tr><th>P(SUBJ)</th><th>label</th><th>line</th><th>sentence</th></tr>\n");
        var wrong = scored.Where(s => s.Judgement.Subjective != s.Sentence.Subjective)
            .OrderByDescending(s => Math.Abs(s.Judgement.PSubjective - (s.Sentence.Subjective ? 1 : 0)));
        foreach (var (sentence, judgement) in wrong.Take(WorstErrors))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"n\">{judgement.PSubjective:F3}</td><td>{(sentence.Subjective ? "SUBJ" : "OBJ")}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{sentence.Line}</td><td dir=\"auto\">{Text(sentence.Text)}</td></tr>\n");
        }

        html.Append("</table>\n");
    }

    private static void Skipped(StringBuilder html, EvaluationResult result)
    {
        var lines = result.Files.SelectMany(f => f.Explain()).Concat(result.Scorer.Data.Unscored.Select(u => $"line {u.Sentence.Line} has no score: {u.Reason}")).ToList();
        if (lines.Count > 0)
            html.Append(CultureInfo.InvariantCulture, $"<h2>Left out</h2>\n<pre>{Text(string.Join('\n', lines))}</pre>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
