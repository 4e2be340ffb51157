using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>Generates a text after a prompt.</summary>
internal sealed class TextRequest : GrowingRequest<GeneratedText>, IDisposable
{
    private readonly Vocabulary vocabulary;
    private readonly TextSettings settings;
    private readonly GrammarState? grammar;
    private readonly GrowingText text;
    private readonly List<int> chosen;
    private StopReason reason = StopReason.MaxTokens;

    /// <summary>Asks for a text.</summary>
    internal TextRequest(PromptPrefix prefix, int[] tokens, Vocabulary vocabulary, TextSettings settings)
        : base(prefix, tokens, settings.MaxTokens - 1)
    {
        this.vocabulary = vocabulary;
        this.settings = settings;
        grammar = settings.Grammar?.Start();
        text = new GrowingText(vocabulary, settings.Stops, settings.MaxTokens);
        chosen = new List<int>(settings.MaxTokens);
    }

    /// <summary>Frees the grammar's state; only once the request was answered or was never submitted.</summary>
    public void Dispose() => grammar?.Dispose();

    private protected override bool GoesOn(ReadOnlySpan<float> logits)
    {
        var token = grammar is null
            ? TokenSampler.Pick(logits, settings.Sampling, chosen.Count)
            : grammar.Pick(logits, settings.Sampling, chosen.Count);
        if (token < 0)
            throw new EngineException(grammar is null ? "the model gave no finite likelihood: its weights are damaged" : "the grammar allows no token that this model has");
        if (vocabulary.EndsGeneration(token))
        {
            reason = StopReason.End;
            return false;
        }

        chosen.Add(token);
        if (text.Add(token))
        {
            reason = StopReason.StopString;
            return false;
        }

        if (chosen.Count == settings.MaxTokens)
            return false;
        grammar?.Accept(token);
        Append(token);
        return true;
    }

    private protected override GeneratedText Result() => new(text.ToString(), chosen, reason);
}
