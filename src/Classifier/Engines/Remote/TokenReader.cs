using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>
/// Reads label words off a server that takes and gives tokens: the prompt's are asked for first, so that its length is known and nothing is
/// cut, and words of several tokens can be read.
/// </summary>
internal abstract class TokenReader(RemoteClient client, RemoteOptions options, PromptFile prompt) : LabelReader(client, options, prompt)
{
    // The smallest double: servers that give probabilities may round one down to nothing.
    private const double Least = double.Epsilon;
    private WordTokens words = null!;

    /// <summary>Tokens that the request itself generates, for which the context must have room.</summary>
    private protected abstract int Generated { get; }

    /// <summary>The label words' tokens.</summary>
    private protected WordTokens Tokens => words;

    internal override async Task<RemoteItem> ReadyAsync(string text, CancellationToken cancellationToken)
    {
        var tokens = await TokenizeAsync(text, cancellationToken).ConfigureAwait(false);
        var needed = tokens.Length + words.Longest + Generated;
        return Model.ContextTokens is { } limit && needed > limit ? throw new SentenceTooLongException(needed, limit) : new RemoteItem(text, tokens);
    }

    internal override async Task<IReadOnlyList<double[]>> ReadAsync(IReadOnlyList<RemoteItem> items, CancellationToken cancellationToken)
    {
        var each = words.Beginnings.Count;
        int[][] prompts = [.. items.SelectMany(item => words.Beginnings.Select(b => (int[])[.. item.Tokens, .. b]))];
        var read = await NextAsync(prompts, cancellationToken).ConfigureAwait(false);
        return [.. items.Select((_, i) => words.Likelihoods(read.AsSpan(i * each, each)))];
    }

    /// <summary>A text's tokens, what its beginning asks for included where the template says so.</summary>
    private protected abstract Task<int[]> TokenizeAsync(string text, CancellationToken cancellationToken);

    /// <summary>
    /// ln P of each target as the next token after each prompt, by prompt; up to a constant a prompt where all words are single tokens.
    /// Prompt n stands for beginning n modulo their number.
    /// </summary>
    private protected abstract Task<double[][]> NextAsync(int[][] prompts, CancellationToken cancellationToken);

    private protected static double Log(double probability) => Math.Log(Math.Max(probability, Least));

    private protected override async Task FindWordsAsync(CancellationToken cancellationToken)
    {
        var ending = Template.Render("It is so.");
        var without = await TokenizeAsync(ending, cancellationToken).ConfigureAwait(false);
        var found = new List<int[]>();
        foreach (var word in Words)
        {
            var with = await TokenizeAsync(ending + word, cancellationToken).ConfigureAwait(false);
            found.Add(with.AsSpan().StartsWith(without) && with.Length > without.Length
                ? with[without.Length..]
                : throw new RemoteEngineException($"{Prompt.Path}: the label word '{word}' merges with the end of the prompt: give it or the prompt another border"));
        }

        words = new WordTokens([.. found]);
    }
}
