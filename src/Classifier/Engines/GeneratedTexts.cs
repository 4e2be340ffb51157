using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Generation;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>
/// Lets the model write, freely or by a grammar. The label is that of the label word that the text begins with; the log-odds are the label
/// words' ranked likelihood at the same place, since a text by itself has none: a second pass, in the same batches.
/// </summary>
internal sealed class GeneratedTexts(TextSettings settings, LabelWords words, LabelTokens labels, Verbalizer verbalizer) : AnswerMethod, IDisposable
{
    internal override int Room => Math.Max(settings.MaxTokens - 1, labels.Branches.Sum(b => b.Length));

    internal override async ValueTask<SentenceJudgement> JudgeAsync(
        LlamaEngine engine, PromptTokens prompt, string sentence, CancellationToken cancellationToken)
    {
        using var request = new TextRequest(
            prompt.Prefix, prompt.Tokens, engine.Model.Vocabulary, settings with { Sampling = settings.Sampling.For(sentence) });
        var writing = engine.SubmitAsync(request, cancellationToken);
        var ranking = engine.SubmitAsync(new ScoreRequest(prompt.Prefix, prompt.Tokens, labels, verbalizer, prompt.Ending), cancellationToken);
        await Task.WhenAll(writing, ranking).ConfigureAwait(false);
        var text = (await writing.ConfigureAwait(false)).Text;
        var (logOdds, logMass) = await ranking.ConfigureAwait(false);
        return words.Read(text) is { } subjective
            ? verbalizer.Judge(logOdds) with { Subjective = subjective, LogLabelMass = logMass }
            : throw new UnreadableAnswerException(text);
    }

    public void Dispose() => settings.Grammar?.Dispose();
}
