using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Tells how likely a model finds texts on their own: no prompt, no scorer.</summary>
internal sealed class TextLikelihood : IAsyncDisposable
{
    private readonly LlamaSentenceScorer scorer;
    private readonly PromptPrefix none = new([]);
    private readonly int[] beginning;

    private TextLikelihood(LlamaSentenceScorer scorer)
    {
        this.scorer = scorer;
        // A model that begins with no token of its own needs one all the same, or the first word would count for nothing.
        var vocabulary = scorer.Model.Vocabulary;
        beginning = vocabulary.Beginning.Count > 0 ? [.. vocabulary.Beginning] : vocabulary.Tokenize("\n", parseSpecial: false);
    }

    /// <summary>Model and form that answer.</summary>
    internal string ModelForm => scorer.Identity.ModelForm;

    /// <summary>Loads the model that the options name; the form null for its file as it is.</summary>
    /// <exception cref="Shared.Scoring.EngineException">The model can't be used.</exception>
    internal static async Task<TextLikelihood> StartAsync(ScorerOptions options, ModelForm? form, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var file = await ModelPreparation.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        file = await ModelPreparation.PrepareAsync(options, file, form, loggers, cancellationToken).ConfigureAwait(false);
        var prompt = PromptLibrary.Read(ScorerFile.Read(ScorerFile.ZeroShot).File.Prompt);
        // A reading of every token's state has the engine give every token's output.
        var reading = new LabelWordVerbalizer { Reading = StateReading.Both };
        return new TextLikelihood(await Task.Run(() => SentenceScorerFactory.Start(options, loggers, file, prompt, reading, null), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Sum of ln P of a text's tokens, and their number.</summary>
    internal async Task<(double LogLikelihood, int Tokens)> OfAsync(string text, CancellationToken cancellationToken)
    {
        var tokens = scorer.Model.Vocabulary.Tokenize(text, parseSpecial: false);
        var request = new LikelihoodRequest(none, [.. beginning, .. tokens], beginning.Length);
        return (await scorer.Engine.SubmitAsync(request, cancellationToken).ConfigureAwait(false), tokens.Length);
    }

    public ValueTask DisposeAsync() => scorer.DisposeAsync();
}
