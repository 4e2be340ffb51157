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
    private readonly LabelTokens? labels;
    private readonly Verbalizer verbalizer;

    /// <summary>Takes over the model and the engine.</summary>
    internal LlamaSentenceScorer(LlamaModel model, LlamaEngine engine, PromptFile prompt, PromptFrame frame, Verbalizer verbalizer, ScorerIdentity identity)
    {
        this.model = model;
        this.engine = engine;
        this.frame = frame;
        this.verbalizer = verbalizer;
        labels = verbalizer.ReadsLabels ? new LabelTokens(prompt, frame) : null;
        Identity = identity;
    }

    public ScorerIdentity Identity { get; }

    /// <summary>The engine, for those who read more than scores.</summary>
    internal LlamaEngine Engine => engine;

    /// <summary>The prompt as it is tokenised.</summary>
    internal PromptFrame Frame => frame;

    public async ValueTask<SentenceJudgement> ScoreAsync(string sentence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var tokens = frame.Tokenize(sentence, engine.Limit);
        var request = new ScoreRequest(frame.Prefix, tokens, frame.Ending, labels, verbalizer);
        return verbalizer.Judge(await engine.SubmitAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The final hidden state of the prompt with this sentence.</summary>
    internal Task<float[]> StateAsync(string sentence, StateReading reading, CancellationToken cancellationToken) =>
        engine.SubmitAsync(new StateRequest(frame.Prefix, frame.Tokenize(sentence, engine.Limit), reading, frame.Ending), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync().ConfigureAwait(false);
        model.Dispose();
    }
}
