using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>Reads the label words' likelihoods off one kind of server.</summary>
internal abstract class LabelReader(RemoteClient client, RemoteOptions options, PromptFile prompt)
{
    /// <summary>Most sentences in one request.</summary>
    internal abstract int MostItems { get; }

    /// <summary>The model, once <see cref="PrepareAsync"/> is done.</summary>
    internal RemoteModel Model { get; private set; } = null!;

    /// <summary>The prompt, once <see cref="PrepareAsync"/> is done.</summary>
    internal RemoteTemplate Template { get; private set; } = null!;

    private protected RemoteClient Client => client;

    private protected RemoteOptions Options => options;

    private protected PromptFile Prompt => prompt;

    /// <summary>The label words, subjective ones first.</summary>
    private protected IReadOnlyList<string> Words { get; } = [.. prompt.Subjective, .. prompt.Objective];

    /// <summary>Finds out the model, how the prompt is rendered, and what the label words are there.</summary>
    /// <exception cref="RemoteEngineException">The server doesn't answer, or can't do it.</exception>
    internal async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Model = await DescribeAsync(cancellationToken).ConfigureAwait(false);
        var body = prompt.Body.Replace(PromptFile.ShotsPlace, "", StringComparison.Ordinal);
        Template = prompt.Form == PromptForm.Chat
            ? await RenderChatAsync(body, cancellationToken).ConfigureAwait(false)
            : new RemoteTemplate(body, addsBeginning: true);
        await FindWordsAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Readies one sentence's prompt.</summary>
    /// <exception cref="Shared.Scoring.SentenceTooLongException">It doesn't fit the model's context.</exception>
    internal abstract Task<RemoteItem> ReadyAsync(string text, CancellationToken cancellationToken);

    /// <summary>Log-likelihoods of the words after each prompt, up to a constant that a prompt's words share.</summary>
    internal abstract Task<IReadOnlyList<double[]>> ReadAsync(IReadOnlyList<RemoteItem> items, CancellationToken cancellationToken);

    private protected abstract Task FindWordsAsync(CancellationToken cancellationToken);

    /// <summary>The model's chat template around a user's message, by the server that has it.</summary>
    private protected virtual Task<RemoteTemplate> RenderChatAsync(string body, CancellationToken cancellationToken) =>
        throw new RemoteEngineException(
            $"{prompt.Path}: the prompt is of form chat, and a server of kind {options.Kind} doesn't show how its chat template renders it. "
            + "Write the rendered text as a prompt of form plain, or take a server of kind llama-server, vllm or vllm-completions.");

    /// <summary>The model by <c>/v1/models</c>, which all these servers have.</summary>
    private protected virtual async Task<RemoteModel> DescribeAsync(CancellationToken cancellationToken)
    {
        var list = await client.GetAsync<ModelList>("v1/models", cancellationToken).ConfigureAwait(false);
        var names = string.Join(", ", list.Data.Select(m => m.Id));
        var found = options.Model is { } name ? list.Data.FirstOrDefault(m => m.Id == name) : list.Data is [var only] ? only : null;
        return found is not null
            ? new RemoteModel(found.Id, found.MaxModelLen)
            : throw new RemoteEngineException(options.Model is null
                ? $"{client.Url} has several models; name one by Stream:Scorer:Remote:Model: {names}"
                : $"{client.Url} has no model '{options.Model}'; it has {names}");
    }

    /// <summary>Checks that an answer is this model's: the server may have been started anew with another.</summary>
    private protected void CheckModel(string? answered)
    {
        if (answered is not null && answered != Model.Name)
            throw new RemoteEngineException($"{client.Url} has now the model '{answered}' and not '{Model.Name}': start the program again");
    }

    private protected RemoteEngineException Broken(string what) => new($"{client.Url} gave an answer that can't be read: {what}");

    private sealed record ModelList(IReadOnlyList<ModelCard> Data);

    private sealed record ModelCard(string Id, int? MaxModelLen = null);
}
