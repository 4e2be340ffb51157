namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>An item of a feed that was tried.</summary>
/// <param name="Title">Its title, or null.</param>
/// <param name="Url">Its URL, or null.</param>
/// <param name="Published">When it was published, or null.</param>
/// <param name="WithText">Whether the feed carries its whole text.</param>
public sealed record TriedItem(string? Title, string? Url, DateTimeOffset? Published, bool WithText);
