using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>What vLLM's two interfaces share: its tokenizer and chat template, by <c>POST /tokenize</c> and <c>/detokenize</c>.</summary>
internal abstract class VllmReader(RemoteClient client, RemoteOptions options, PromptFile prompt) : TokenReader(client, options, prompt)
{
    private bool addsBeginning = true;

    internal override int MostItems => Options.BatchItems;

    // The template names what its text begins with itself. It is taken only if its text gives the tokens that it gives.
    private protected override async Task<RemoteTemplate> RenderChatAsync(string body, CancellationToken cancellationToken)
    {
        var messages = new[] { new { role = "user", content = body } };
        var rendered = await Client.PostAsync<Tokenized>(
            "tokenize", new { model = Model.Name, messages, addGenerationPrompt = true }, cancellationToken).ConfigureAwait(false);
        var text = await Client.PostAsync<Detokenized>(
            "detokenize", new { model = Model.Name, tokens = rendered.Tokens }, cancellationToken).ConfigureAwait(false);
        addsBeginning = false;
        return (await TokenizeAsync(text.Prompt, cancellationToken).ConfigureAwait(false)).AsSpan().SequenceEqual(rendered.Tokens)
            ? new RemoteTemplate(text.Prompt, addsBeginning: false)
            : throw new RemoteEngineException($"{Client.Url}: the chat template's text doesn't give its own tokens: write it as a prompt of form plain");
    }

    private protected override async Task<int[]> TokenizeAsync(string text, CancellationToken cancellationToken) =>
        (await Client.PostAsync<Tokenized>(
            "tokenize", new { model = Model.Name, prompt = text, addSpecialTokens = addsBeginning }, cancellationToken).ConfigureAwait(false)).Tokens;

    private sealed record Tokenized(int[] Tokens);

    private sealed record Detokenized(string Prompt);
}
