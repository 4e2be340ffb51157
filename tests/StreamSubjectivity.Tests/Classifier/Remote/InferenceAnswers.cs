using System.Globalization;
using System.Text.Json.Nodes;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Tests.Classifier.Remote;

/// <summary>What llama-server, vLLM, SGLang and OpenAI-compatible servers answer, by their documented forms.</summary>
internal sealed class InferenceAnswers(LlamaEngine engine, PromptPrefix prefix)
{
    private static readonly PromptPrefix None = new([]);

    private Vocabulary Vocabulary => engine.Model.Vocabulary;

    internal string Model { get; set; } = "tiny";

    internal async Task<JsonNode> AnswerAsync(string path, JsonNode? body, CancellationToken cancellationToken) => path switch
    {
        "/v1/models" => new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray(new JsonObject
            {
                ["id"] = Model,
                ["object"] = "model",
                ["max_model_len"] = engine.Limit,
                ["meta"] = new JsonObject { ["n_vocab"] = Vocabulary.Size },
            }),
        },
        "/props" => new JsonObject { ["default_generation_settings"] = new JsonObject { ["n_ctx"] = engine.Limit } },
        "/tokenize" => Tokenize(body!),
        "/detokenize" => Detokenize(body!),
        "/apply-template" => new JsonObject { ["prompt"] = Render(Only(body!, "messages")["messages"]!) },
        "/completion" => await CompleteAsync(body!, cancellationToken),
        "/generative_scoring" => await VllmScoreAsync(body!, cancellationToken),
        "/v1/score" => await SglangScoreAsync(body!, cancellationToken),
        "/v1/completions" => await CompletionsAsync(body!, cancellationToken),
        _ => throw new InvalidDataException($"no {path} here"),
    };

    private string Render(JsonNode messages) => engine.Model.RenderChat(messages.AsArray().Single()!["content"]!.GetValue<string>());

    private JsonObject Tokenize(JsonNode body)
    {
        if (body["messages"] is { } messages)
        {
            Only(body, "model", "messages", "add_generation_prompt");
            return Tokens(Vocabulary.Tokenize(Render(messages), true));
        }

        var text = body["content"] is { } content
            ? (Only(body, "content", "add_special", "parse_special"), content.GetValue<string>()).Item2
            : Only(body, "model", "prompt", "add_special_tokens")["prompt"]!.GetValue<string>();
        var adds = (body["add_special"] ?? body["add_special_tokens"])!.GetValue<bool>();
        return Tokens([.. adds ? Vocabulary.Beginning : [], .. Vocabulary.Tokenize(text, true)]);
    }

    private static JsonObject Tokens(int[] tokens) => new() { ["tokens"] = Array(tokens.Select(t => (JsonNode)t)), ["count"] = tokens.Length };

    private JsonObject Detokenize(JsonNode body) => new() { ["prompt"] = Vocabulary.Detokenize(Ids(Only(body, "model", "tokens")["tokens"]!)) };

    private async Task<JsonNode> CompleteAsync(JsonNode body, CancellationToken cancellationToken)
    {
        Only(body, "prompt", "n_predict", "n_probs", "temperature", "post_sampling_probs", "cache_prompt", "stream");
        var likelihoods = await NextAsync(Ids(body["prompt"]!), cancellationToken);
        var top = Likeliest(likelihoods, body["n_probs"]!.GetValue<int>()).Select(t => (JsonNode)new JsonObject
        {
            ["id"] = t,
            ["token"] = Vocabulary.Detokenize([t]),
            ["logprob"] = likelihoods[t],
        });
        return new JsonObject
        {
            ["model"] = Model,
            ["content"] = "x",
            ["completion_probabilities"] = new JsonArray(new JsonObject { ["id"] = 0, ["top_logprobs"] = Array(top) }),
        };
    }

    private async Task<JsonNode> VllmScoreAsync(JsonNode body, CancellationToken cancellationToken)
    {
        Only(body, "model", "query", "items", "label_token_ids", "apply_softmax", "item_first");
        CheckModel(body);
        var labels = Ids(body["label_token_ids"]!);
        var data = new JsonArray();
        foreach (var (item, index) in body["items"]!.AsArray().Select((item, i) => (item, i)))
        {
            var likelihoods = await NextAsync([.. Ids(body["query"]!), .. Ids(item!)], cancellationToken);
            var first = Math.Exp(likelihoods[labels[0]]);
            var score = body["apply_softmax"]!.GetValue<bool>() ? first / labels.Sum(l => Math.Exp(likelihoods[l])) : first;
            data.Add(new JsonObject { ["index"] = index, ["object"] = "score", ["score"] = score });
        }

        return new JsonObject { ["object"] = "list", ["model"] = Model, ["data"] = data };
    }

    private async Task<JsonNode> SglangScoreAsync(JsonNode body, CancellationToken cancellationToken)
    {
        Only(body, "model", "query", "items", "label_token_ids", "apply_softmax", "item_first");
        var scores = new JsonArray();
        foreach (var item in body["items"]!.AsArray())
        {
            var likelihoods = await NextAsync([.. Ids(body["query"]!), .. Ids(item!)], cancellationToken);
            scores.Add(Array(Ids(body["label_token_ids"]!).Select(l => (JsonNode)Math.Exp(likelihoods[l]))));
        }

        return new JsonObject { ["object"] = "scoring", ["model"] = body["model"]!.GetValue<string>(), ["scores"] = scores };
    }

    private async Task<JsonNode> CompletionsAsync(JsonNode body, CancellationToken cancellationToken)
    {
        Only(body, "model", "prompt", "max_tokens", "temperature", "logprobs", "logprob_token_ids", "return_tokens_as_token_ids");
        CheckModel(body);
        var asked = body["logprob_token_ids"] is { } ids ? Ids(ids) : null;
        int[][] prompts = body["prompt"] is JsonArray many
            ? [.. many.Select(p => Ids(p!))]
            : [[.. Vocabulary.Beginning, .. Vocabulary.Tokenize(body["prompt"]!.GetValue<string>(), true)]];
        var choices = new JsonArray();
        foreach (var (prompt, index) in prompts.Select((p, i) => (p, i)))
        {
            var likelihoods = await NextAsync(prompt, cancellationToken);
            var top = new JsonObject();
            foreach (var t in asked ?? Likeliest(likelihoods, body["logprobs"]!.GetValue<int>()))
                top[asked is null ? Vocabulary.Detokenize([t]) : string.Create(CultureInfo.InvariantCulture, $"token_id:{t}")] = likelihoods[t];
            choices.Add(new JsonObject { ["index"] = index, ["text"] = "x", ["logprobs"] = new JsonObject { ["top_logprobs"] = new JsonArray(top) } });
        }

        return new JsonObject { ["object"] = "text_completion", ["model"] = Model, ["choices"] = choices };
    }

    // With the prefix that the scorer in this process has, since a quantised model's logits move a little with where a prompt is parted.
    private Task<double[]> NextAsync(int[] tokens, CancellationToken cancellationToken) => engine.SubmitAsync(
        tokens.Length > prefix.Length && tokens.AsSpan().StartsWith(prefix.Tokens)
            ? new VocabularyRequest(prefix, tokens[prefix.Length..])
            : new VocabularyRequest(None, tokens),
        cancellationToken);

    private void CheckModel(JsonNode body)
    {
        if (body["model"]!.GetValue<string>() != Model)
            throw new InvalidDataException($"The model `{body["model"]}` does not exist.");
    }

    private static int[] Likeliest(double[] likelihoods, int count) =>
        [.. Enumerable.Range(0, likelihoods.Length).OrderByDescending(t => likelihoods[t]).Take(count)];

    private static int[] Ids(JsonNode node) => [.. node.AsArray().Select(t => t!.GetValue<int>())];

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];

    private static JsonNode Only(JsonNode body, params string[] keys) =>
        body.AsObject().Select(p => p.Key).Except(keys).FirstOrDefault() is { } unknown ? throw new InvalidDataException($"unknown key {unknown}") : body;
}
