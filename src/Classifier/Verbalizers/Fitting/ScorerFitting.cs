using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Fits a scorer through the engine that will run it: a verbalizer that was fitted on another form flips some of the labels.</summary>
/// <param name="options">Model and prompt; its scorer is not used.</param>
/// <param name="form">The form that will run, or null for the file as it is.</param>
/// <param name="loggers">Takes what the engine logs.</param>
internal sealed class ScorerFitting(ScorerOptions options, ModelForm? form, ILoggerFactory loggers)
{
    /// <summary>Fits a scorer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="data">Labelled sentences.</param>
    /// <param name="source">What they are, for its provenance.</param>
    /// <param name="terms">Terms that come with them.</param>
    /// <param name="seed">Of the folds.</param>
    /// <param name="progress">Hears how many sentences were read by the model.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    internal async Task<ScorerFile> FitAsync(
        string name, IReadOnlyList<LabelledSentence> data, string source, string terms, int seed, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var prompt = PromptLibrary.Read(options.Prompt ?? "guideline");
        var file = await ModelPreparation.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        var (hash, model) = (file.Sha256, Path.GetFileNameWithoutExtension(file.Path));
        file = await ModelPreparation.PrepareAsync(options, file, form, loggers, cancellationToken).ConfigureAwait(false);
        var scorer = SentenceScorerFactory.Start(options, loggers, file, prompt, new LabelWordVerbalizer(), null);
        await using (scorer.ConfigureAwait(false))
        {
            var states = await StatesAsync(scorer, data, progress, cancellationToken).ConfigureAwait(false);
            var fit = await Task.Run(() => VerbalizerFitter.Fit(states, seed, cancellationToken), cancellationToken).ConfigureAwait(false);
            var provenance = new ScorerProvenance(
                source, data.Count, data.Count(d => d.Subjective), fit.Penalty, fit.Folds, Math.Round(fit.MacroF1, 4), Math.Round(fit.Auc, 4));
            return new ScorerFile(
                name,
                prompt.Name,
                prompt.Sha256,
                new ScorerModel(hash, form, model, file.Adapters.Count > 0 ? [.. file.Adapters.Select(a => a.Identity)] : null),
                new ScorerCalibration(fit.Calibration.Slope, fit.Calibration.Offset),
                Math.Round(fit.Threshold, 3),
                fit.Bias,
                fit.Weights,
                provenance,
                terms);
        }
    }

    private static async Task<LabelledState[]> StatesAsync(
        LlamaSentenceScorer scorer, IReadOnlyList<LabelledSentence> data, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        return await Task.WhenAll(data.Select(async sentence =>
        {
            var state = await scorer.StateAsync(sentence.Text, cancellationToken).ConfigureAwait(false);
            progress.Report(Interlocked.Increment(ref done));
            return new LabelledState(state, sentence.Subjective);
        })).ConfigureAwait(false);
    }
}
