using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Fits a scorer through the engine that will run it: a verbalizer that was fitted on another form flips some of the labels.</summary>
/// <param name="options">Model and prompt; its scorer is not used.</param>
/// <param name="form">The form that will run, or null for the file as it is.</param>
/// <param name="cache">Folder where states are kept from run to run; null for none.</param>
/// <param name="loggers">Takes what the engine logs.</param>
internal sealed class ScorerFitting(ScorerOptions options, ModelForm? form, string? cache, ILoggerFactory loggers)
{
    // Below these a scorer is worse than its users would think: people agree with each other to a macro-F1 of about .75.
    private const double PoorMacroF1 = 0.7;
    private const double PoorAuc = 0.8;

    /// <summary>Fits a scorer.</summary>
    /// <param name="job">What on.</param>
    /// <param name="progress">Hears how many sentences were read by the model.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    internal async Task<ScorerFile> FitAsync(FittingJob job, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var prompt = PromptLibrary.Read(
            options.Prompt ?? ScorerFile.Read(job.Settings.LabelWords ? ScorerFile.ZeroShot : ScorerFile.Default).File.Prompt);
        var file = await ModelPreparation.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        var (hash, model) = (file.Sha256, Path.GetFileNameWithoutExtension(file.Path));
        file = await ModelPreparation.PrepareAsync(options, file, form, loggers, cancellationToken).ConfigureAwait(false);
        var states = await StatesAsync(file, prompt, job, progress, cancellationToken).ConfigureAwait(false);
        var fit = await Task.Run(
            () => job.Settings.LabelWords
                ? VerbalizerFitter.FitLabelWords([.. states.Select(s => (double)s.State[0])], [.. states.Select(s => s.Subjective)], job.Settings)
                : VerbalizerFitter.Fit(states, job.Settings, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return new ScorerFile(
            job.Name,
            prompt.Name,
            prompt.Sha256,
            new ScorerModel(hash, form, model, file.Adapters.Count > 0 ? [.. file.Adapters.Select(a => a.Identity)] : null),
            ScorerCalibration.Of(fit.Calibration),
            Math.Round(fit.Threshold, 3),
            fit.Weights is null ? null : fit.Bias,
            fit.Weights,
            ProvenanceOf(job, fit, job.Settings.LabelWords ? [.. states.Select(s => (double)s.State[1])] : null),
            job.Terms,
            fit.Reading == StateReading.Last ? null : fit.Reading,
            job.Languages,
            WarningOf(fit.Figures));
    }

    private static ScorerProvenance ProvenanceOf(FittingJob job, VerbalizerFit fit, IReadOnlyList<double>? logMasses) => new(
        job.Source,
        job.Data.Count,
        job.Data.Count(d => d.Subjective),
        fit.Penalty,
        fit.Figures.Folds,
        Math.Round(fit.Figures.MacroF1, 4),
        Math.Round(fit.Figures.Auc, 4),
        Math.Round(fit.Figures.LogLoss, 4),
        Math.Round(fit.Figures.Brier, 4),
        Math.Round(fit.Figures.Ece, 4),
        fit.BalancedWeights,
        Math.Round(fit.Prior, 4),
        fit.LearningCurve,
        ScorerReference.Of(fit.LogOdds, job.Data.Select(d => d.Text), logMasses),
        fit.Reliability);

    private static string? WarningOf(OutOfFoldFigures figures) => figures.MacroF1 >= PoorMacroF1 && figures.Auc >= PoorAuc
        ? null
        : FormattableString.Invariant(
            $"poor: cross-validated macro-F1 {figures.MacroF1:F2}, AUC {figures.Auc:F2}. Single sentences are often judged wrong; compare means over many sentences only");

    private async Task<LabelledState[]> StatesAsync(
        ModelFile file, PromptFile prompt, FittingJob job, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var scorer = await Task.Run(
            () => SentenceScorerFactory.Start(options, loggers, file, prompt, new LabelWordVerbalizer { Reading = job.Reading }, null),
            cancellationToken).ConfigureAwait(false);
        await using (scorer.ConfigureAwait(false))
        {
            using var states = job.Settings.LabelWords
                ? SentenceStates.OfLabelWords(scorer, file, cache)
                : new SentenceStates(scorer, file, cache, job.Reading);
            var vectors = await states.ReadAsync(job.Data.Select(d => d.Text), progress, cancellationToken).ConfigureAwait(false);
            return [.. vectors.Zip(job.Data, (v, d) => new LabelledState(v, d.Subjective))];
        }
    }
}
