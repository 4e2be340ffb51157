namespace StreamSubjectivity.Ingest.Apis;

/// <summary>The key of an API isn't where the configuration says. The message names the setting, never the key.</summary>
internal sealed class ApiKeyException(string message) : Exception(message);
