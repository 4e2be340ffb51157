using System.Globalization;
using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>vLLM's <c>POST /v1/completions</c> with <c>logprob_token_ids</c>: the log-likelihoods of just the label tokens, one token generated.</summary>
internal sealed class VllmCompletionsReader(RemoteClient client, RemoteOptions options, PromptFile prompt) : VllmReader(client, options, prompt)
{
    private protected override int Generated => 1;

    private protected override async Task<double[][]> NextAsync(int[][] prompts, CancellationToken cancellationToken)
    {
        var answer = await Client.PostAsync<Completions>(
            "v1/completions",
            new
            {
                model = Model.Name,
                prompt = prompts,
                maxTokens = 1,
                temperature = 0,
                logprobs = Tokens.Targets.Length,
                logprobTokenIds = Tokens.Targets,
                returnTokensAsTokenIds = true,
            },
            cancellationToken).ConfigureAwait(false);
        CheckModel(answer.Model);
        var choices = answer.Choices.OrderBy(c => c.Index).ToList();
        return choices.Count == prompts.Length
            ? [.. choices.Select(Likelihoods)]
            : throw Broken($"{choices.Count} choices for {prompts.Length} prompts");
    }

    private double[] Likelihoods(Choice choice)
    {
        if (choice.Logprobs?.TopLogprobs is not [{ } next, ..])
            throw Broken("logprobs are missing");
        return [.. Tokens.Targets.Select(token => next.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"token_id:{token}"), out var found)
            ? found
            : throw new RemoteEngineException($"{Client.Url} left out the token {token}: its version knows no logprob_token_ids; take the kind vllm"))];
    }

    private sealed record Completions(IReadOnlyList<Choice> Choices, string? Model = null);

    private sealed record Choice(int Index, Logprobs? Logprobs = null);

    private sealed record Logprobs(IReadOnlyList<Dictionary<string, double>?>? TopLogprobs = null);
}
