using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Shared.Text;

namespace StreamSubjectivity.Evaluation.Grid;

/// <summary>Tries ways of judging on the same labelled sentences. What the model said is kept, so that a run that was stopped goes on.</summary>
/// <param name="options">The model, and where shots come from.</param>
/// <param name="plan">What to try.</param>
/// <param name="loggers">Takes what the engine logs.</param>
internal sealed class GridRun(ScorerOptions options, GridPlan plan, ILoggerFactory loggers)
{
    private readonly bool[] labels = [.. plan.Data.Select(d => d.Subjective)];
    private readonly string dataKey = Sha256(string.Join('\n', plan.Data.Select(d => $"{SentenceHash.Normalize(d.Text)}\t{d.Subjective}")));

    /// <summary>Makes the rows that are not known yet, each as soon as it is there.</summary>
    /// <param name="known">Keys of rows that are there.</param>
    /// <param name="progress">Hears how many sentences the model has read for the current cells.</param>
    /// <param name="cancellationToken">Ends it early; rows that were given stay good.</param>
    internal async IAsyncEnumerable<GridRow> RunAsync(
        IReadOnlySet<string> known, IProgress<int> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = await ModelPreparation.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        foreach (var form in plan.Cells.GroupBy(c => c.Form))
        {
            var file = await ModelPreparation.PrepareAsync(options, source, Form(form.Key), loggers, cancellationToken).ConfigureAwait(false);
            // One model in memory serves cells that ask alike: a prompt with its states, or a prompt with its shots and label words.
            foreach (var asked in form.GroupBy(c => (c.Prompt, c.Shots, Words: c.Reader <= GridReader.Calibrated)))
            {
                var prompt = PromptLibrary.Read(asked.Key.Prompt);
                var missing = asked.Select(c => (Cell: c, Key: KeyOf(source, c, prompt))).Where(c => !known.Contains(c.Key)).ToList();
                if (missing.Count == 0)
                    continue;
                var (vectors, speed) = await AskAsync(file, prompt, asked.Key.Shots, asked.Key.Words, progress, cancellationToken).ConfigureAwait(false);
                foreach (var (cell, key) in missing)
                    yield return await Task.Run(() => RowOf(cell, key, vectors, speed, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private GridRow RowOf(GridCell cell, string key, float[][] vectors, double? speed, CancellationToken cancellationToken)
    {
        var figures = cell.Reader switch
        {
            GridReader.Words => GridFigures.Plain(vectors, labels),
            GridReader.Calibrated => GridFigures.Calibrated(vectors, labels, plan.Seed),
            _ => VerbalizerFitter.CrossValidate(
                [.. vectors.Zip(labels, (v, l) => new LabelledState(v, l))], Enum.Parse<StateReading>(cell.Reader.ToString()), plan.Seed, cancellationToken),
        };
        return new GridRow(
            cell,
            key,
            labels.Length,
            Math.Round(figures.MacroF1, 4),
            Math.Round(figures.Auc, 4),
            Math.Round(figures.LogLoss, 4),
            Math.Round(figures.Ece, 4),
            speed is { } s ? Math.Round(s, 1) : null);
    }

    private async Task<(float[][] Vectors, double? Speed)> AskAsync(
        ModelFile file, PromptFile prompt, int shots, bool words, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var verbalizer = new LabelWordVerbalizer { Reading = words ? StateReading.Last : StateReading.Both };
        var scorer = await Task.Run(() => SentenceScorerFactory.Start(options, loggers, file, prompt, verbalizer, null), cancellationToken).ConfigureAwait(false);
        await using (scorer.ConfigureAwait(false))
        {
            if (shots > 0)
            {
                options.Shots = shots;
                await new AnsweringSetup(scorer, options, prompt, verbalizer).ApplyAsync(cancellationToken).ConfigureAwait(false);
            }

            using var states = words
                ? SentenceStates.OfLabelWords(scorer, file, plan.Cache)
                : new SentenceStates(scorer, file, plan.Cache, StateReading.Both);
            var vectors = await states.ReadAsync(plan.Data.Select(d => d.Text), progress, cancellationToken).ConfigureAwait(false);
            return (vectors, states.ReadPerSecond);
        }
    }

    private string KeyOf(ModelFile model, GridCell cell, PromptFile prompt) => Sha256(string.Join(
        '\n', model.Sha256, cell.Form, prompt.Sha256, cell.Reader, cell.Shots, cell.Shots > 0 ? $"{options.ShotsFrom} {options.ShotsBy} {options.Seed}" : "", dataKey, plan.Seed))[..16];

    private static ModelForm? Form(string name)
    {
        if (name == "as-is")
            return null;
        var parts = name.Split('-');
        return parts.Length <= 2 && ModelForm.FileTypes.ContainsKey(parts[0]) && (parts.Length == 1 || int.TryParse(parts[1], out _))
            ? ModelForm.Of(parts[0], parts.Length == 2 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0)
            : throw new ArgumentException($"'{name}' is no form: as-is, or TYPE or TYPE-LAYERS with a type of {string.Join(", ", ModelForm.FileTypes.Keys)}");
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
