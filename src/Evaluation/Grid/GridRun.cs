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
                PromptFile[] prompts = [.. asked.Key.Prompt.Split('+').Select(PromptLibrary.Read)];
                var missing = asked.Select(c => (Cell: c, Key: KeyOf(source, c, prompts))).Where(c => !known.Contains(c.Key)).ToList();
                if (missing.Count == 0)
                    continue;
                if (asked.Key.Words && prompts.Length > 1)
                    throw new ArgumentException($"'{asked.Key.Prompt}': label words are read of one prompt; states can be those of several");
                var (vectors, speed) = await AskAllAsync(file, prompts, asked.Key.Shots, asked.Key.Words, progress, cancellationToken).ConfigureAwait(false);
                foreach (var (cell, key) in missing)
                    yield return await Task.Run(() => RowOf(cell, key, vectors, speed, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private GridRow RowOf(GridCell cell, string key, float[][] vectors, double? speed, CancellationToken cancellationToken)
    {
        var judgements = cell.Reader switch
        {
            GridReader.Words => GridFigures.Plain(vectors, labels),
            GridReader.Calibrated => GridFigures.Calibrated(vectors, labels, plan.Seed),
            _ => VerbalizerFitter.CrossValidate(
                [.. vectors.Zip(labels, (v, l) => new LabelledState(v, l))], Enum.Parse<StateReading>(cell.Reader.ToString()), plan.Seed, cancellationToken),
        };
        var figures = judgements.Figures;
        return new GridRow(
            cell,
            key,
            labels.Length,
            Math.Round(figures.MacroF1, 4),
            Math.Round(figures.Auc, 4),
            Math.Round(figures.LogLoss, 4),
            Math.Round(figures.Ece, 4),
            speed is { } s ? Math.Round(s, 1) : null,
            Array.ConvertAll(judgements.Probabilities, p => Math.Round(p, 5)),
            string.Concat(judgements.Said.Select(said => said ? 'S' : 'O')));
    }

    // The last states of all prompts, then their means: a reading takes its half, of however many prompts.
    private async Task<(float[][] Vectors, double? Speed)> AskAllAsync(
        ModelFile file, PromptFile[] prompts, int shots, bool words, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var all = new List<(float[][] Vectors, double? Speed)>();
        foreach (var prompt in prompts)
            all.Add(await AskAsync(file, prompt, shots, words, progress, cancellationToken).ConfigureAwait(false));
        if (all is [var only])
            return only;
        var joined = plan.Data.Select((_, i) => (float[])[.. all.SelectMany(a => Half(a.Vectors[i], 0)), .. all.SelectMany(a => Half(a.Vectors[i], 1))]).ToArray();
        var seconds = all.Sum(a => 1 / a.Speed);
        return (joined, all.TrueForAll(a => a.Speed is not null) ? 1 / seconds : null);

        static ArraySegment<float> Half(float[] vector, int half) => new(vector, half * vector.Length / 2, vector.Length / 2);
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

    private string KeyOf(ModelFile model, GridCell cell, PromptFile[] prompts) => Sha256(string.Join(
        '\n', model.Sha256, cell.Form, string.Join('+', prompts.Select(p => p.Sha256)), cell.Reader, cell.Shots, cell.Shots > 0 ? $"{options.ShotsFrom} {options.ShotsBy} {options.Seed}" : "", dataKey, plan.Seed))[..16];

    /// <summary>A form by the name that the table gives it; null for the file as it is.</summary>
    /// <exception cref="ArgumentException">There is no such form.</exception>
    internal static ModelForm? Form(string name)
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
