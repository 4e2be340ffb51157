namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A source that is tried or added.</summary>
/// <param name="Url">Its URL; to try, that of a page will do.</param>
/// <param name="Name">Name of its outlet, or null for its host.</param>
internal sealed record SourceRequest(string Url, string? Name = null);
