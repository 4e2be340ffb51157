using System.Security.Cryptography;
using System.Text;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Shots;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>
/// Asks a running engine with another prompt than its scorer's, and reads the label words. What the scorer was fitted to doesn't hold for
/// another prompt.
/// </summary>
/// <param name="running">The scorer whose engine is asked; it goes on with its own work.</param>
/// <param name="prompt">The prompt.</param>
/// <param name="shots">Worked examples, in their order; none for none.</param>
internal sealed class PromptTrial(LlamaSentenceScorer running, PromptFile prompt, IReadOnlyList<LabelledSentence> shots)
{
    private static readonly LabelWordVerbalizer Words = new();

    /// <summary>What a score by this trial depends on.</summary>
    internal ScorerIdentity Identity => running.Identity with
    {
        PromptName = shots.Count == 0 ? $"{prompt.Name} {prompt.Version}" : $"{prompt.Name} {prompt.Version}, {shots.Count} shots (balanced)",
        PromptSha256 = prompt.Sha256,
        LabelWords = prompt.LabelWords,
        VerbalizerSha256 = null,
        Answering = shots.Count == 0 ? null : $"shots {shots.Count} balanced {Sha256(ShotsText())}",
    };

    /// <summary>Judges a sentence; with the prompt as the model reads it.</summary>
    /// <exception cref="ShotException">The prompt takes no shots.</exception>
    /// <exception cref="SentenceTooLongException">It doesn't fit the context.</exception>
    internal async Task<(SentenceJudgement Judgement, string Rendered)> JudgeAsync(string sentence, CancellationToken cancellationToken)
    {
        var vocabulary = running.Model.Vocabulary;
        var body = Render(prompt.Body).Replace(PromptFile.ShotsPlace, ShotsText(), StringComparison.Ordinal);
        var frame = PromptFrame.Create(vocabulary, body);
        var labels = new LabelTokens(prompt, frame, prompt.Rank);
        if (prompt.Rank == RankMode.Neutral)
        {
            int[] context = [.. vocabulary.Beginning, .. vocabulary.Tokenize(Render(prompt.NeutralContext), true)];
            labels.MeasureAgainst(await running.Engine.SubmitAsync(new NeutralRequest(context, labels), cancellationToken).ConfigureAwait(false));
        }

        var tokens = await new FramedPrompts(frame, running.Engine.Limit).ForAsync(sentence, cancellationToken).ConfigureAwait(false);
        var judgement = await new RankedAnswers(labels, Words).JudgeAsync(running.Engine, tokens, sentence, cancellationToken).ConfigureAwait(false);
        return (judgement, running.TextOf(tokens));
    }

    private string ShotsText() => shots.Count == 0 ? "" : new ShotText(prompt).Render(ShotText.Check(shots, running.Model.Vocabulary));

    private string Render(string text) => prompt.Form == PromptForm.Chat ? running.Model.RenderChat(text) : text;

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
