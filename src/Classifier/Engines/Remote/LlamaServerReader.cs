using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>
/// llama.cpp's llama-server: <c>POST /completion</c> with <c>n_probs</c> gives the likeliest next tokens before sampling. Where a label isn't
/// among them, more are asked for, in the end all.
/// </summary>
internal sealed class LlamaServerReader(RemoteClient client, RemoteOptions options, PromptFile prompt) : TokenReader(client, options, prompt)
{
    private const int FewProbabilities = 64;
    private const int MoreProbabilities = 2048;
    private int vocabulary = int.MaxValue;
    private int first = FewProbabilities;

    internal override int MostItems => 1;

    private protected override int Generated => 1;

    private protected override async Task<RemoteModel> DescribeAsync(CancellationToken cancellationToken)
    {
        var model = await base.DescribeAsync(cancellationToken).ConfigureAwait(false);
        var list = await Client.GetAsync<ModelList>("v1/models", cancellationToken).ConfigureAwait(false);
        vocabulary = list.Data.FirstOrDefault(m => m.Id == model.Name)?.Meta?.NVocab ?? vocabulary;
        var props = await Client.GetAsync<Props>("props", cancellationToken).ConfigureAwait(false);
        return model with { ContextTokens = props.DefaultGenerationSettings?.NCtx };
    }

    private protected override async Task<RemoteTemplate> RenderChatAsync(string body, CancellationToken cancellationToken)
    {
        var rendered = await Client.PostAsync<Rendered>(
            "apply-template", new { messages = new[] { new { role = "user", content = body } } }, cancellationToken).ConfigureAwait(false);
        return new RemoteTemplate(rendered.Prompt, addsBeginning: true);
    }

    private protected override async Task<int[]> TokenizeAsync(string text, CancellationToken cancellationToken) =>
        (await Client.PostAsync<Tokenized>(
            "tokenize", new { content = text, addSpecial = Template.AddsBeginning, parseSpecial = true }, cancellationToken).ConfigureAwait(false)).Tokens;

    private protected override async Task<double[][]> NextAsync(int[][] prompts, CancellationToken cancellationToken) =>
        await Task.WhenAll(prompts.Select((p, n) => NextAsync(p, n % Tokens.Beginnings.Count, cancellationToken))).ConfigureAwait(false);

    private async Task<double[]> NextAsync(int[] prompt, int beginning, CancellationToken cancellationToken)
    {
        for (var count = Math.Min(Volatile.Read(ref first), vocabulary); ; count = count < MoreProbabilities ? Math.Min(MoreProbabilities, vocabulary) : vocabulary)
        {
            var answer = await Client.PostAsync<Completion>(
                "completion",
                new { prompt, nPredict = 1, nProbs = count, temperature = 0, postSamplingProbs = false, cachePrompt = true, stream = false },
                cancellationToken).ConfigureAwait(false);
            CheckModel(answer.Model);
            if (answer.CompletionProbabilities is not [var next, ..])
                throw Broken("completion_probabilities is empty");
            var likelihoods = next.TopLogprobs.ToDictionary(t => t.Id, t => t.Logprob);
            var missing = Tokens.Targets.Where((_, t) => Tokens.Reads(beginning, t)).Where(t => !likelihoods.ContainsKey(t)).ToList();
            if (missing.Count == 0)
                return [.. Tokens.Targets.Select(t => likelihoods.GetValueOrDefault(t, double.NaN))];
            if (count >= vocabulary || count == int.MaxValue)
                throw Broken($"no likelihood of the tokens {string.Join(", ", missing)}");
            // Words that one sentence makes unlikely are so after most: ask for enough from now on.
            Volatile.Write(ref first, count < MoreProbabilities ? MoreProbabilities : vocabulary);
        }
    }

    private sealed record ModelList(IReadOnlyList<ModelCard> Data);

    private sealed record ModelCard(string Id, ModelMeta? Meta = null);

    private sealed record ModelMeta(int? NVocab = null);

    private sealed record Props(GenerationSettings? DefaultGenerationSettings = null);

    private sealed record GenerationSettings(int? NCtx = null);

    private sealed record Rendered(string Prompt);

    private sealed record Tokenized(int[] Tokens);

    private sealed record Completion(IReadOnlyList<TokenProbabilities> CompletionProbabilities, string? Model = null);

    private sealed record TokenProbabilities(IReadOnlyList<TokenProbability> TopLogprobs);

    private sealed record TokenProbability(int Id, double Logprob);
}
