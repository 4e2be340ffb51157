using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>
/// Any OpenAI-compatible <c>POST /v1/completions</c>: the label words among the likeliest next tokens, found by their text. Words of several
/// tokens, and words less likely than the server lists, can't be read so.
/// </summary>
internal sealed class OpenAiReader(RemoteClient client, RemoteOptions options, PromptFile prompt) : LabelReader(client, options, prompt)
{
    internal override int MostItems => 1;

    internal override Task<RemoteItem> ReadyAsync(string text, CancellationToken cancellationToken) => Task.FromResult(new RemoteItem(text, []));

    internal override async Task<IReadOnlyList<double[]>> ReadAsync(IReadOnlyList<RemoteItem> items, CancellationToken cancellationToken)
    {
        var answer = await Client.PostAsync<Completion>(
            "v1/completions",
            new { model = Model.Name, prompt = items.Single().Text, maxTokens = 1, temperature = 0, logprobs = Options.TopLogprobs },
            cancellationToken).ConfigureAwait(false);
        CheckModel(answer.Model);
        if (answer.Choices is not [{ Logprobs.TopLogprobs: [{ } next, ..] }, ..])
            throw Broken("choices[0].logprobs.top_logprobs is missing: does the server give likelihoods?");
        return [[.. Words.Select(w => next.TryGetValue(w, out var found) ? found : throw Missing(w, next))]];
    }

    private protected override Task FindWordsAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private RemoteEngineException Missing(string word, Dictionary<string, double> next) =>
        new($"{Client.Url}: '{word}' is not among the {next.Count} likeliest tokens: raise Stream:Scorer:Remote:TopLogprobs as far as the server "
            + "allows, choose label words that the model answers with, each one token, or take a server of another kind, which reads any word");

    private sealed record Completion(IReadOnlyList<Choice> Choices, string? Model = null);

    private sealed record Choice(Logprobs? Logprobs = null);

    private sealed record Logprobs(IReadOnlyList<Dictionary<string, double>?>? TopLogprobs = null);
}
