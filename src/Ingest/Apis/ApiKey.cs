namespace StreamSubjectivity.Ingest.Apis;

/// <summary>Takes the key of an API from where the configuration says it lies, at each poll: a key that was changed counts at once.</summary>
internal static class ApiKey
{
    /// <summary>The headers that carry the key; none where there is no key.</summary>
    /// <exception cref="ApiKeyException">The key isn't there.</exception>
    internal static async Task<IReadOnlyDictionary<string, string>> HeadersAsync(
        string name, ApiOptions api, CancellationToken cancellationToken)
    {
        if (api.Header.Length == 0)
            return new Dictionary<string, string>();
        var key = api.KeyVariable.Length > 0
            ? Environment.GetEnvironmentVariable(api.KeyVariable)?.Trim()
            : await ReadAsync(name, api.KeyFile, cancellationToken);
        if (string.IsNullOrEmpty(key))
        {
            throw new ApiKeyException(api.KeyVariable.Length > 0
                ? $"Stream:Ingest:Apis:{name}:KeyVariable: the environment variable {api.KeyVariable} is not set"
                : $"Stream:Ingest:Apis:{name}:KeyFile: {api.KeyFile} is empty");
        }

        return new Dictionary<string, string> { [api.Header] = api.KeyPrefix + key };
    }

    private static async Task<string> ReadAsync(string name, string file, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ApiKeyException($"Stream:Ingest:Apis:{name}:KeyFile: {e.Message}");
        }
    }
}
