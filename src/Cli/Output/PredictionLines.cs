using System.Text;
using StreamSubjectivity.Evaluation.Running;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Writes what a scorer said of labelled sentences, a JSON object a line.</summary>
internal static class PredictionLines
{
    /// <summary>Writes the file: the judged sentences in their order, then those that weren't, with the reason.</summary>
    public static async Task WriteAsync(string path, EvaluatedScorer scorer, CancellationToken cancellationToken)
    {
        var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
        await using (file.ConfigureAwait(false))
        {
            foreach (var (sentence, judgement) in scorer.Data.Scored)
                await WriteAsync(sentence.Line, sentence.Text, sentence.Subjective, Math.Round(judgement.PSubjective, 6), Math.Round(judgement.LogOdds, 6), judgement.Label, null).ConfigureAwait(false);
            foreach (var (sentence, reason) in scorer.Data.Unscored)
                await WriteAsync(sentence.Line, sentence.Text, sentence.Subjective, null, null, null, reason).ConfigureAwait(false);
        }

        Task WriteAsync(int line, string text, bool subjective, double? pSubjective, double? logOdds, string? said, string? error) => file.WriteLineAsync(
            JsonOutput.Line(new { line, text, label = subjective ? "SUBJ" : "OBJ", p_subjective = pSubjective, log_odds = logOdds, said, scorer = scorer.Identity.Key, error }).AsMemory(),
            cancellationToken);
    }
}
