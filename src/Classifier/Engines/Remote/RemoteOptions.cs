using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>A server that judges in place of a model in this process.</summary>
public sealed class RemoteOptions
{
    /// <summary>Address of the inference server, for example <c>http://host:8000</c>; null: the model runs in this process.</summary>
    public Uri? Url { get; set; }

    /// <summary>What the server speaks: any OpenAI-compatible <c>/v1/completions</c>, or one of the servers that take tokens.</summary>
    [RegularExpression("openai|llama-server|vllm|vllm-completions|sglang", ErrorMessage = "must be openai, llama-server, vllm, vllm-completions or sglang")]
    public string Kind { get; set; } = RemoteKinds.OpenAi;

    /// <summary>Name of the model, where the server has several; null: the only one that it has.</summary>
    public string? Model { get; set; }

    /// <summary>Bearer token, where the server asks for one; best given in the environment, or by ApiKeyFile.</summary>
    public string? ApiKey { get; set; }

    /// <summary>File that holds the bearer token and nothing else; wins over ApiKey.</summary>
    public string? ApiKeyFile { get; set; }

    /// <summary>Most requests under way at once.</summary>
    [Range(1, 1024)]
    public int Concurrency { get; set; } = 16;

    /// <summary>Most sentences in one request, for servers that take several (vllm, vllm-completions, sglang).</summary>
    [Range(1, 4096)]
    public int BatchItems { get; set; } = 32;

    /// <summary>How long a sentence waits for others to share its request.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan BatchDelay { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How long one try of a request may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Further tries of a request that failed in a way that may pass: no connection, no answer in time, 408, 429, 5xx.</summary>
    [Range(0, 20)]
    public int Retries { get; set; } = 4;

    /// <summary>Longest wait before a further try, whatever the server's Retry-After says.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most likely tokens to ask an OpenAI-compatible server for; servers cap it, OpenAI's own at 5.</summary>
    [Range(1, 1000)]
    public int TopLogprobs { get; set; } = 20;

    /// <summary>Largest answer that is read, in bytes.</summary>
    [Range(1 << 10, 1 << 30)]
    public int MaxResponseBytes { get; set; } = 32 << 20;

    /// <summary>The faults that no attribute tells.</summary>
    internal IEnumerable<ValidationResult> Faults()
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), faults, validateAllProperties: true);
        if (Url is { } url && (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)))
            faults.Add(new ValidationResult("must be an http or https address", [nameof(Url)]));
        if (Url is { IsAbsoluteUri: true, UserInfo.Length: > 0 })
            faults.Add(new ValidationResult("must hold no user name or password: give a key by ApiKeyFile", [nameof(Url)]));
        return faults.Select(f => new ValidationResult(f.ErrorMessage, [.. f.MemberNames.Select(m => $"Remote:{m}")]));
    }
}
