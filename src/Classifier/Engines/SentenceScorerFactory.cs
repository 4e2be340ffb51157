using System.Diagnostics;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Engines.Remote;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Makes the scorer that the options ask for.</summary>
internal static class SentenceScorerFactory
{
    /// <summary>Reads and checks the model, the prompt and the scorer file, loads the model, and starts the engine.</summary>
    /// <exception cref="ModelFileException">The model file is missing, damaged, altered or of another architecture.</exception>
    /// <exception cref="PromptFileException">The prompt file is missing or faulty.</exception>
    /// <exception cref="ScorerFileException">The scorer file is missing or faulty, or was fitted with another model or prompt.</exception>
    /// <exception cref="NativeAbiException">The native libraries are missing or of another version.</exception>
    /// <exception cref="EngineException">The context could not be made.</exception>
    public static async Task<ISentenceScorer> CreateAsync(ScorerOptions options, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        options.Remote.Url is not null
            ? await RemoteScorerFactory.CreateAsync(options, TimeProvider.System, loggers, cancellationToken).ConfigureAwait(false)
            : await CreateLlamaAsync(options, loggers, cancellationToken).ConfigureAwait(false);

    internal static async Task<LlamaSentenceScorer> CreateLlamaAsync(ScorerOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var (scorer, scorerSha256) = ScorerFile.Read(options.Scorer ?? (options.AsksForWords ? ScorerFile.ZeroShot : ScorerFile.Default));
        var prompt = PromptLibrary.Read(options.Prompt is { Length: > 0 } asked ? asked : scorer.Prompt);
        CheckPlain(options, scorer);
        var file = await ModelPreparation.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        CheckFit(scorer, file.Sha256, file.Path, prompt);
        file = await ModelPreparation.PrepareAsync(options, file, scorer.Model?.Form, loggers, cancellationToken).ConfigureAwait(false);
        CheckAdapters(scorer, file);
        var verbalizer = scorer.ToVerbalizer();
        var started = await Task.Run(() => Start(options, loggers, file, prompt, verbalizer, scorer.IsFitted ? scorerSha256 : null, scorer), cancellationToken).ConfigureAwait(false);
        try
        {
            await new AnsweringSetup(started, options, prompt, verbalizer).ApplyAsync(cancellationToken).ConfigureAwait(false);
            return started;
        }
        catch
        {
            await started.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Loads the model and starts the engine with a given verbalizer.</summary>
    internal static LlamaSentenceScorer Start(
        ScorerOptions options, ILoggerFactory loggers, ModelFile file, PromptFile prompt, Verbalizer verbalizer, string? verbalizerSha256, ScorerFile? from = null)
    {
        var started = Stopwatch.GetTimestamp();
        NativeLibraries.Load(options.Native, loggers);
        if (options.CheckMemory)
            ModelPreparation.Memory(options, file).Require();
        var model = LlamaModel.Load(file, options.Placement, options.Native, loggers);
        LlamaEngine? engine = null;
        try
        {
            var rendered = prompt.Form == PromptForm.Chat ? model.RenderChat(prompt.Body) : prompt.Body;
            var frame = PromptFrame.Create(model.Vocabulary, rendered.Replace(PromptFile.ShotsPlace, "", StringComparison.Ordinal));
            var settings = new EngineTuning(model, options, frame.Prefix.Length, loggers).Choose() with { ManyOutputs = verbalizer.Reading != StateReading.Last };
            engine = new LlamaEngine(model, settings, options.TokensInFlight > 0 ? options.TokensInFlight : settings.TokensInFlight, loggers);
            var identity = new ScorerIdentity(
                file.Sha256, file.FormName(model.Form) + CacheTypes.Suffix(settings.KeyType, settings.ValueType), $"{prompt.Name} {prompt.Version}", prompt.Sha256, prompt.LabelWords, verbalizerSha256);
            var scorer = new LlamaSentenceScorer(model, engine, prompt, frame, verbalizer, identity) { Languages = from?.Languages, Warning = from?.Warning };
            var (name, form, time) = (Path.GetFileName(file.Path), identity.ModelForm, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            var logger = loggers.CreateLogger<LlamaSentenceScorer>();
            Log.ModelLoaded(logger, name, form, time, settings.ContextTokens, settings.BatchTokens, settings.Contexts, settings.Threads);
            return scorer;
        }
        catch
        {
            engine?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            model.Dispose();
            throw;
        }
    }

    private static void CheckPlain(ScorerOptions options, ScorerFile scorer)
    {
        if (scorer.IsFitted && options.AsksForWords)
        {
            throw new ScorerFileException(
                scorer.Name,
                $"was fitted on one pass over the plain prompt: shots, rank modes and written answers need --scorer {ScorerFile.ZeroShot}, "
                + "or another in which nothing was fitted");
        }
    }

    private static void CheckAdapters(ScorerFile scorer, ModelFile file)
    {
        var (fitted, running) = (scorer.Model?.Adapters ?? [], file.Adapters.Select(a => a.Identity).ToList());
        if (scorer.IsFitted && !fitted.SequenceEqual(running))
        {
            throw new ScorerFileException(
                scorer.Name,
                $"was fitted with {Names(fitted)}, not with {Names(running)}: take --scorer {ScorerFile.ZeroShot}, or fit a scorer with these adapters");
        }

        static string Names(IReadOnlyList<string> adapters) => adapters.Count == 0 ? "no adapter" : string.Join(", ", adapters);
    }

    /// <summary>Refuses what was fitted with another model or prompt.</summary>
    internal static void CheckFit(ScorerFile scorer, string modelSha256, string model, PromptFile prompt)
    {
        if (!scorer.IsFitted)
            return;
        if (scorer.Model!.Sha256 != modelSha256)
        {
            throw new ScorerFileException(
                scorer.Name,
                $"was fitted with the model {scorer.Model.Name ?? scorer.Model.Sha256}, not with {model} (sha256 {modelSha256}): "
                + $"take --scorer {ScorerFile.ZeroShot}, or fit a scorer for this model");
        }

        if (scorer.PromptSha256 != prompt.Sha256)
        {
            throw new ScorerFileException(
                scorer.Name,
                $"was fitted with another wording of its prompt than {prompt.Path}: take --scorer {ScorerFile.ZeroShot}, or fit a scorer for this prompt");
        }
    }
}
