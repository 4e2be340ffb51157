using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Ranks the label words by their likelihood, or reads the state: one pass.</summary>
/// <param name="labels">The words; null where the verbalizer reads the state alone.</param>
/// <param name="verbalizer">Reads the pass.</param>
internal sealed class RankedAnswers(LabelTokens? labels, Verbalizer verbalizer) : AnswerMethod
{
    internal override int Room => labels?.Branches.Sum(b => b.Length) ?? 0;

    internal override async ValueTask<SentenceJudgement> JudgeAsync(
        LlamaEngine engine, PromptTokens prompt, string sentence, CancellationToken cancellationToken)
    {
        var request = new ScoreRequest(prompt.Prefix, prompt.Tokens, labels, verbalizer, prompt.Ending);
        var (logOdds, logMass) = await engine.SubmitAsync(request, cancellationToken).ConfigureAwait(false);
        return verbalizer.Judge(logOdds) with { LogLabelMass = logMass };
    }
}
