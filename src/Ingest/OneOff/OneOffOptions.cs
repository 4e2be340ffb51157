namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>How input on request is taken.</summary>
/// <param name="FetchPages">
/// Whether the articles of feeds are fetched from their pages. Null: those of feed URLs are, and feed files are used as they lie.
/// </param>
/// <param name="Outlet">Key of the outlet of everything, or null to take each article's host.</param>
public sealed record OneOffOptions(bool? FetchPages = null, string? Outlet = null);
