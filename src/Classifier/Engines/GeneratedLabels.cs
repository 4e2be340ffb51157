using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Generation;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Lets the model write a label word and nothing else. The label is the word's; the log-odds are those of the step that settled it.</summary>
internal sealed class GeneratedLabels(LabelTrie trie, Sampling sampling, Verbalizer verbalizer) : AnswerMethod
{
    internal override int Room => trie.Forced.Length + trie.Depth - 1;

    internal override async ValueTask<SentenceJudgement> JudgeAsync(
        LlamaEngine engine, PromptTokens prompt, string sentence, CancellationToken cancellationToken)
    {
        var request = new LabelRequest(prompt.Prefix, prompt.Tokens, trie, sampling.For(sentence));
        var answer = await engine.SubmitAsync(request, cancellationToken).ConfigureAwait(false);
        return verbalizer.Judge(answer.LogOdds) with { Subjective = answer.Subjective };
    }
}
