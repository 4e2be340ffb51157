using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Judges sentences with a model in this process.</summary>
internal sealed class LlamaSentenceScorer : ISentenceScorer
{
    private readonly LlamaModel model;
    private readonly LlamaEngine engine;
    private readonly PromptFrame frame;
    private Answering answering;

    /// <summary>Takes over the model and the engine.</summary>
    internal LlamaSentenceScorer(LlamaModel model, LlamaEngine engine, PromptFile prompt, PromptFrame frame, Verbalizer verbalizer, ScorerIdentity identity)
    {
        this.model = model;
        this.engine = engine;
        this.frame = frame;
        Identity = identity;
        var labels = verbalizer.ReadsLabels ? new LabelTokens(prompt, frame) : null;
        answering = new Answering(new FramedPrompts(frame, engine.Limit), new RankedAnswers(labels, verbalizer));
    }

    public ScorerIdentity Identity { get; private set; }

    public IReadOnlyList<string>? Languages { get; init; }

    public string? Warning { get; init; }

    /// <summary>The engine, for those who read more than scores.</summary>
    internal LlamaEngine Engine => engine;

    /// <summary>The prompt as it is tokenised, without shots.</summary>
    internal PromptFrame Frame => frame;

    /// <summary>The model that runs.</summary>
    internal LlamaModel Model => model;

    /// <summary>Answers in another way than by one pass over the plain prompt; before the first sentence.</summary>
    internal void Use(Answering other, ScorerIdentity identity) => (answering, Identity) = (other, identity);

    public async ValueTask<SentenceJudgement> ScoreAsync(string sentence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var (prompts, answers) = answering;
        var prompt = await prompts.ForAsync(sentence, cancellationToken).ConfigureAwait(false);
        return await answers.JudgeAsync(engine, prompt, sentence, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The prompt of a sentence as the model reads it, special tokens shown.</summary>
    internal async ValueTask<string> RenderAsync(string sentence, CancellationToken cancellationToken) =>
        TextOf(await answering.Prompts.ForAsync(sentence, cancellationToken).ConfigureAwait(false));

    /// <summary>The text of a prompt's tokens.</summary>
    internal string TextOf(PromptTokens prompt) => model.Vocabulary.Detokenize([.. prompt.Prefix.Tokens, .. prompt.Tokens]);

    /// <summary>The final hidden state at the end of the prompt with this sentence.</summary>
    internal Task<float[]> StateAsync(string sentence, CancellationToken cancellationToken) => StateAsync(sentence, StateReading.Last, cancellationToken);

    /// <summary>A final hidden state of the prompt with this sentence.</summary>
    internal Task<float[]> StateAsync(string sentence, StateReading reading, CancellationToken cancellationToken) =>
        engine.SubmitAsync(new StateRequest(frame.Prefix, frame.Tokenize(sentence, engine.Limit), reading, frame.Ending), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync().ConfigureAwait(false);
        (answering.Answers as IDisposable)?.Dispose();
        model.Dispose();
    }
}
