using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Engines.Remote;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Shots;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>Tries sentences with the scorer of this process, and its engine with other prompts.</summary>
/// <param name="scorer">The scorer; made at the first call where it is a server's.</param>
/// <param name="labels">People's labels: where worked examples come from.</param>
internal sealed class EngineTrials(Func<CancellationToken, ValueTask<ISentenceScorer>> scorer, ILabelStore labels) : ISentenceTrials
{
    private const int MostShots = 16;

    public async Task<TrialOffer> OfferAsync(CancellationToken cancellationToken)
    {
        try
        {
            var running = await scorer(cancellationToken).ConfigureAwait(false);
            if (running is not LlamaSentenceScorer)
                return new TrialOffer(running.Identity.Key, running.Identity.PromptName, [], [], 0);
            var prompts = PromptLibrary.List();
            var pool = await PoolAsync(cancellationToken).ConfigureAwait(false);
            var half = Math.Min(pool.Count(s => s.Subjective), pool.Count(s => !s.Subjective));
            return new TrialOffer(
                running.Identity.Key,
                running.Identity.PromptName,
                [.. prompts.Select(p => p.Name)],
                [.. prompts.Where(TakesShots).Select(p => p.Name)],
                Math.Min(MostShots, 2 * half));
        }
        catch (RemoteEngineException e)
        {
            throw new TrialException(e.Message, e);
        }
    }

    public async Task<TrialAnswer> ScoreAsync(TrialRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var running = await scorer(cancellationToken).ConfigureAwait(false);
            return request is { Prompt: null, Shots: 0 }
                ? await AsItRunsAsync(running, request.Sentence, cancellationToken).ConfigureAwait(false)
                : await WithPromptAsync(running, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SentenceTooLongException or EngineException or UnreadableAnswerException or ShotException or RemoteEngineException)
        {
            throw new TrialException(e.Message, e);
        }
    }

    private static async Task<TrialAnswer> AsItRunsAsync(ISentenceScorer running, string sentence, CancellationToken cancellationToken)
    {
        var judgement = await running.ScoreAsync(sentence, cancellationToken).ConfigureAwait(false);
        var rendered = running is LlamaSentenceScorer llama ? await llama.RenderAsync(sentence, cancellationToken).ConfigureAwait(false) : null;
        return AnswerOf(judgement, running.Identity, rendered, []);
    }

    private async Task<TrialAnswer> WithPromptAsync(ISentenceScorer running, TrialRequest request, CancellationToken cancellationToken)
    {
        if (running is not LlamaSentenceScorer llama)
            throw new TrialException("the engine is a server: it answers its own prompt only");
        // By name among those that ship: a path would read any file of this machine.
        var prompt = PromptLibrary.List().FirstOrDefault(p => p.Name == request.Prompt)
            ?? throw new TrialException(request.Prompt is null ? "examples need a prompt that takes them" : $"there is no prompt {request.Prompt}");
        if (request.Shots > 0 && !TakesShots(prompt))
            throw new TrialException($"the prompt {prompt.Name} takes no examples");
        IReadOnlyList<LabelledSentence> shots = request.Shots == 0
            ? []
            : ShotSelection.Choose(await PoolAsync(cancellationToken).ConfigureAwait(false), Math.Min(request.Shots, MostShots), ShotChoice.Balanced, seed: 0);
        // A sentence that people labelled isn't its own example.
        var trial = new PromptTrial(llama, prompt, [.. shots.Where(s => s.Text != request.Sentence)]);
        var (judgement, rendered) = await trial.JudgeAsync(request.Sentence, cancellationToken).ConfigureAwait(false);
        return AnswerOf(judgement, trial.Identity, rendered, shots);
    }

    private static TrialAnswer AnswerOf(
        SentenceJudgement judgement, ScorerIdentity identity, string? rendered, IReadOnlyList<LabelledSentence> shots) => new(
            judgement.PSubjective,
            judgement.LogOdds,
            judgement.Subjective,
            judgement.LogLabelMass is { } mass ? Math.Exp(mass) : null,
            identity.Key,
            identity.PromptName,
            identity.ModelForm,
            rendered,
            [.. shots.Select(s => new TrialShot(s.Text, s.Subjective))]);

    private async Task<IReadOnlyList<LabelledSentence>> PoolAsync(CancellationToken cancellationToken) =>
        (await labels.WordingsAsync(cancellationToken).ConfigureAwait(false)) is { Count: > 0 } wordings ? PeoplesLabels.ToData(wordings).Sentences : [];

    private static bool TakesShots(PromptFile prompt) =>
        prompt.Shot is not null && prompt.Body.Contains(PromptFile.ShotsPlace, StringComparison.Ordinal);
}
