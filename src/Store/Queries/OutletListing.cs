namespace StreamSubjectivity.Store.Queries;

/// <summary>An outlet.</summary>
/// <param name="Key">Its identity, usually the host name.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Homepage">As the source gave it, not trusted; or null.</param>
public sealed record OutletListing(string Key, string Name, string? Homepage);
