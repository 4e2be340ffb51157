using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StreamSubjectivity.Classifier.Generation;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Shots;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Makes a started scorer answer as the options ask: rank mode, generation, shots.</summary>
internal sealed class AnsweringSetup(LlamaSentenceScorer scorer, ScorerOptions options, PromptFile prompt, Verbalizer verbalizer)
{
    /// <summary>Value of <see cref="ScorerOptions.Constrain"/> for label words.</summary>
    internal const string Labels = "labels";

    private const string Unconstrained = "none";
    private readonly List<string> traits = [];
    private readonly List<string> name = [$"{prompt.Name} {prompt.Version}"];

    private LlamaModel Model => scorer.Model;

    /// <summary>Sets it up.</summary>
    /// <exception cref="ShotException">The shots can't be had.</exception>
    /// <exception cref="GrammarException">The grammar is faulty.</exception>
    /// <exception cref="PromptTooLongException">The prompt leaves no room for a sentence.</exception>
    internal async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var (prompts, frame) = options.Shots > 0
            ? await ShotsAsync(cancellationToken).ConfigureAwait(false)
            : (new FramedPrompts(scorer.Frame, scorer.Engine.Limit), scorer.Frame);
        var labels = verbalizer.ReadsLabels ? await LabelsAsync(frame, cancellationToken).ConfigureAwait(false) : null;
        var answers = options.Mode == AnswerMode.Generate ? Generated(labels!) : new RankedAnswers(labels, verbalizer);
        CheckRoom(frame, answers);
        if (traits.Count > 0)
            scorer.Use(new Answering(prompts, answers), scorer.Identity with { PromptName = string.Join(", ", name), Answering = string.Join("; ", traits) });
        else
            scorer.Use(new Answering(prompts, answers), scorer.Identity);
    }

    private async Task<(SentencePrompts Prompts, PromptFrame Frame)> ShotsAsync(CancellationToken cancellationToken)
    {
        var text = new ShotText(prompt);
        if (options.ShotsFrom is not { Length: > 0 } path)
            throw new ShotException("shots are asked for, but no file of labelled sentences to take them from: --shots-from FILE.tsv");
        var pool = ShotText.Check(LabelledFile.Read(path), Model.Vocabulary);
        var rendered = Render(prompt.Body);
        if (options.ShotsBy == ShotChoice.Nearest)
        {
            Note("nearest", text.Render(pool));
            var nearest = await NearestShotPrompts.CreateAsync(scorer.Engine, rendered, text, pool, options.Shots, cancellationToken).ConfigureAwait(false);
            return (nearest, nearest.Frame);
        }

        var shots = text.Render(ShotSelection.Choose(pool, options.Shots, options.ShotsBy, options.Seed));
        Note(options.ShotsBy == ShotChoice.Balanced ? "balanced" : "random", shots);
        var frame = PromptFrame.Create(Model.Vocabulary, rendered.Replace(PromptFile.ShotsPlace, shots, StringComparison.Ordinal));
        return (new FramedPrompts(frame, scorer.Engine.Limit), frame);

        void Note(string choice, string content)
        {
            traits.Add($"shots {options.Shots} {choice} {Sha256(content)}");
            name.Add($"{options.Shots} shots ({choice})");
        }
    }

    private async Task<LabelTokens> LabelsAsync(PromptFrame frame, CancellationToken cancellationToken)
    {
        var rank = options.Rank ?? prompt.Rank;
        if (rank != prompt.Rank)
        {
            var word = rank.ToString().ToLowerInvariant();
            traits.Add($"rank {word}");
            name.Add($"ranked {word}");
        }

        var labels = new LabelTokens(prompt, frame, rank);
        if (rank != RankMode.Neutral)
            return labels;
        int[] context = [.. Model.Vocabulary.Beginning, .. Model.Vocabulary.Tokenize(Render(prompt.NeutralContext), true)];
        labels.MeasureAgainst(await scorer.Engine.SubmitAsync(new NeutralRequest(context, labels), cancellationToken).ConfigureAwait(false));
        return labels;
    }

    private AnswerMethod Generated(LabelTokens labels)
    {
        var sampling = options.Temperature > 0
            ? new Sampling(options.Temperature, options.TopK, options.TopP, RandomBits.Mix((ulong)options.Seed))
            : Sampling.Greedy;
        var drawn = sampling == Sampling.Greedy
            ? "greedy"
            : string.Create(CultureInfo.InvariantCulture, $"t {options.Temperature} k {options.TopK} p {options.TopP} seed {options.Seed}");
        if (options.Constrain == Labels)
        {
            traits.Add($"generate label {drawn}");
            name.Add("a label generated");
            return new GeneratedLabels(new LabelTrie(labels.Subjective, labels.Objective), sampling, verbalizer);
        }

        var grammar = options.Constrain == Unconstrained ? null : TextGrammar.Read(options.Constrain, Model.Vocabulary);
        traits.Add($"generate text {drawn} max {options.MaxTokens} stop {Sha256(string.Join('\0', options.Stop))} grammar {grammar?.Sha256 ?? "none"}");
        name.Add("a text generated");
        var settings = new TextSettings(options.MaxTokens, sampling) { Grammar = grammar }.StoppedBy(options.Stop);
        return new GeneratedTexts(settings, new LabelWords(prompt), labels, verbalizer);
    }

    private void CheckRoom(PromptFrame frame, AnswerMethod answers)
    {
        var tokens = frame.Prefix.Length + frame.TokenizeText("", int.MaxValue).Length + answers.Room;
        if (tokens >= scorer.Engine.Limit)
            throw new PromptTooLongException(string.Join(", ", name), tokens + 1, scorer.Engine.Limit, Model.File.Shape.TrainedContext);
    }

    private string Render(string text) => prompt.Form == PromptForm.Chat ? Model.RenderChat(text) : text;

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
