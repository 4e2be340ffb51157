using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>
/// vLLM's <c>POST /generative_scoring</c>: the first label's probability after each item, of all labels or of the whole vocabulary. Two single
/// words need one request; more need one a token.
/// </summary>
internal sealed class VllmScoringReader(RemoteClient client, RemoteOptions options, PromptFile prompt) : VllmReader(client, options, prompt)
{
    // Past this the rest of 1 is rounding alone.
    private const double Nearest = 1 - 1e-15;

    private protected override int Generated => 0;

    private protected override async Task<double[][]> NextAsync(int[][] prompts, CancellationToken cancellationToken)
    {
        var read = prompts.Select(_ => Enumerable.Repeat(double.NaN, Tokens.Targets.Length).ToArray()).ToArray();
        if (Tokens.AreSingle && Tokens.Targets.Length == 2)
        {
            var scores = await ScoreAsync(prompts, Tokens.Targets, applySoftmax: true, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < prompts.Length; i++)
                read[i] = [Log(scores[i]), Log(1 - Math.Min(scores[i], Nearest))];
            return read;
        }

        foreach (var (target, t) in Tokens.Targets.Select((token, t) => (token, t)))
        {
            int[] asked = [.. Enumerable.Range(0, prompts.Length).Where(i => Tokens.Reads(i % Tokens.Beginnings.Count, t))];
            var scores = await ScoreAsync([.. asked.Select(i => prompts[i])], [target], applySoftmax: false, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < asked.Length; i++)
                read[asked[i]][t] = Log(scores[i]);
        }

        return read;
    }

    private async Task<double[]> ScoreAsync(int[][] items, int[] labelTokenIds, bool applySoftmax, CancellationToken cancellationToken)
    {
        var answer = await Client.PostAsync<Scored>(
            "generative_scoring",
            new { model = Model.Name, query = Array.Empty<int>(), items, labelTokenIds, applySoftmax, itemFirst = false },
            cancellationToken).ConfigureAwait(false);
        CheckModel(answer.Model);
        var scores = answer.Data.OrderBy(d => d.Index).Select(d => d.Score).ToArray();
        return scores.Length == items.Length && scores.All(s => s is >= 0 and <= 1)
            ? scores
            : throw Broken($"{scores.Length} scores for {items.Length} items, or one that is no probability");
    }

    private sealed record Scored(IReadOnlyList<ScoredItem> Data, string? Model = null);

    private sealed record ScoredItem(int Index, double Score);
}
