namespace StreamSubjectivity.Tests.Ingest;

/// <summary>A request that an outlet got, with the protocol that it came in (<c>HTTP/1.1</c>, <c>HTTP/2</c>).</summary>
internal sealed record HttpRequestRecord(string Path, IReadOnlyDictionary<string, string> Headers, string Protocol);
