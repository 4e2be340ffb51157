using System.Text;
using StreamSubjectivity.Evaluation.Reports;
using StreamSubjectivity.Evaluation.Running;

namespace StreamSubjectivity.Cli.Output;

/// <summary><c>stream eval</c> for people.</summary>
internal static class EvalText
{
    /// <summary>The figures with their intervals, a line each.</summary>
    public static string Of(EvaluationResult result)
    {
        var text = new StringBuilder();
        Describe(text, result.Scorer);
        foreach (var part in result.Parts)
        {
            var f = part.Figures;
            Line(text, $"{part.Column} {part.Value}: {f.Sentences} sentences, {f.Subjective} SUBJ, macro-F1 {FigureNames.Short(f.MacroF1)}, AUC {FigureNames.Short(f.Auc)}, ECE {FigureNames.Short(f.Ece)}");
        }

        if (result is not { Other: { } other, Comparison: { } difference })
            return text.ToString();
        text.AppendLine();
        Describe(text, other);
        text.AppendLine();
        Line(text, $"{result.Scorer.Name} less {other.Name}:");
        Line(text, $"  macro-F1             {FigureNames.Short(difference.MacroF1Difference)}");
        Line(text, $"  AUC                  {FigureNames.Short(difference.AucDifference)}");
        Line(text, $"  right alone          {difference.OnlyFirstRight} and {difference.OnlySecondRight} sentences");
        Line(text, $"  McNemar              p {difference.McNemarExact:G3} exact, {difference.McNemarMidP:G3} mid-p");
        return text.ToString();
    }

    private static void Describe(StringBuilder text, EvaluatedScorer scorer)
    {
        var f = scorer.Figures;
        Line(text, $"scorer                 {scorer.Name} ({scorer.Identity.Key}): {scorer.Identity.ModelForm}, prompt {scorer.Identity.PromptName}");
        Line(text, $"sentences              {f.Sentences}, of them {f.Subjective} SUBJ; {scorer.Data.SentencesPerSecond:F1} a second");
        if (scorer.Data.Unscored.Count > 0)
            Line(text, $"without a score        {scorer.Data.Unscored.Count}");
        foreach (var (name, pick) in FigureNames.All)
            Line(text, $"{name,-23}{FigureNames.Short(pick(f))}");
        var c = f.Confusion;
        Line(text, $"SUBJ said SUBJ, OBJ    {c.Hits}, {c.Misses}");
        Line(text, $"OBJ said SUBJ, OBJ     {c.Alarms}, {c.Rejections}");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
}
