namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>The servers that are spoken to.</summary>
internal static class RemoteKinds
{
    /// <summary>Any OpenAI-compatible <c>/v1/completions</c>.</summary>
    internal const string OpenAi = "openai";

    /// <summary>llama.cpp's llama-server.</summary>
    internal const string LlamaServer = "llama-server";

    /// <summary>vLLM's <c>/generative_scoring</c>.</summary>
    internal const string Vllm = "vllm";

    /// <summary>vLLM's <c>/v1/completions</c> with <c>logprob_token_ids</c>.</summary>
    internal const string VllmCompletions = "vllm-completions";

    /// <summary>SGLang's <c>/v1/score</c>.</summary>
    internal const string Sglang = "sglang";
}
