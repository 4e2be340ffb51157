using StreamSubjectivity.Evaluation.Running;

namespace StreamSubjectivity.Cli.Output;

/// <summary><c>stream eval --json</c>.</summary>
internal static class EvalJson
{
    /// <summary>One object: the scorer's figures, by column, and the comparison.</summary>
    public static object Of(EvaluationResult result) => new
    {
        Data = result.Files.Select(f => new
        {
            f.Path,
            Sentences = f.Sentences.Count,
            Skipped = f.Skipped.GroupBy(s => s.Fault).ToDictionary(g => g.Key.ToString().ToLowerInvariant(), g => g.Count()),
        }),
        Scorer = Of(result.Scorer),
        result.Scorer.Figures,
        SentencesPerSecond = Math.Round(result.Scorer.Data.SentencesPerSecond, 1),
        By = result.Parts.Count == 0 ? null : result.Parts,
        Compared = result.Other is { } other ? new { Scorer = Of(other), other.Figures, Difference = result.Comparison } : null,
    };

    private static object Of(EvaluatedScorer scorer) => new
    {
        scorer.Name,
        scorer.Identity.Key,
        scorer.Identity.ModelForm,
        Prompt = scorer.Identity.PromptName,
        scorer.Identity.LabelWords,
        Unscored = scorer.Data.Unscored.Count,
    };
}
