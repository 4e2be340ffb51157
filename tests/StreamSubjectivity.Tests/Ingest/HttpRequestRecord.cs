namespace StreamSubjectivity.Tests.Ingest;

/// <summary>A request that an outlet got.</summary>
internal sealed record HttpRequestRecord(string Path, IReadOnlyDictionary<string, string> Headers);
