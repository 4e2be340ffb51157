using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>SGLang's <c>POST /v1/score</c>: the probabilities of all labels after each item.</summary>
internal sealed class SglangReader(RemoteClient client, RemoteOptions options, PromptFile prompt) : TokenReader(client, options, prompt)
{
    internal override int MostItems => Options.BatchItems;

    private protected override int Generated => 0;

    private protected override async Task<int[]> TokenizeAsync(string text, CancellationToken cancellationToken) =>
        (await Client.PostAsync<Tokenized>(
            "tokenize", new { model = Model.Name, prompt = text, addSpecialTokens = Template.AddsBeginning }, cancellationToken).ConfigureAwait(false)).Tokens;

    private protected override async Task<double[][]> NextAsync(int[][] prompts, CancellationToken cancellationToken)
    {
        var answer = await Client.PostAsync<Scored>(
            "v1/score",
            new
            {
                model = Model.Name,
                query = Array.Empty<int>(),
                items = prompts,
                labelTokenIds = Tokens.Targets,
                applySoftmax = false,
                itemFirst = false,
            },
            cancellationToken).ConfigureAwait(false);
        CheckModel(answer.Model);
        return answer.Scores.Count == prompts.Length && answer.Scores.All(s => s.Length == Tokens.Targets.Length && s.All(p => p is >= 0 and <= 1))
            ? [.. answer.Scores.Select(s => Array.ConvertAll(s, Log))]
            : throw Broken($"{answer.Scores.Count} rows of scores for {prompts.Length} items, or one that is no probability");
    }

    private sealed record Tokenized(int[] Tokens);

    private sealed record Scored(IReadOnlyList<double[]> Scores, string? Model = null);
}
