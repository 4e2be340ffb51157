namespace StreamSubjectivity.Store.Contracts;

/// <summary>A feed to watch.</summary>
/// <param name="OutletId">The outlet whose feed it is.</param>
/// <param name="Url">Absolute http(s) URL.</param>
/// <param name="Kind">How it is read.</param>
public sealed record NewSource(int OutletId, string Url, SourceKind Kind = SourceKind.Feed);
