using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Gets a judgement out of the model after a prompt.</summary>
internal abstract class AnswerMethod
{
    /// <summary>Tokens that an answer needs after the prompt.</summary>
    internal abstract int Room { get; }

    /// <summary>Judges.</summary>
    /// <param name="engine">Where the prompt is decoded.</param>
    /// <param name="prompt">The prompt with its sentence.</param>
    /// <param name="sentence">The sentence, by which random numbers differ from those of others.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="UnreadableAnswerException">The model wrote something that is no label.</exception>
    internal abstract ValueTask<SentenceJudgement> JudgeAsync(
        LlamaEngine engine, PromptTokens prompt, string sentence, CancellationToken cancellationToken);
}
