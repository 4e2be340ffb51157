namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A source that a site offers, fetched and read.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Format">Format and version.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Items">How many items it holds now.</param>
/// <param name="Via">How it was found: <c>link</c>, <c>path</c>, <c>robots.txt</c>.</param>
public sealed record OfferedSource(string Url, string Format, string? Title, int Items, string Via);
