namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>
/// What the detector of lasting shifts says of a series. A host that has no detector registers none, and pages then know of the shifts
/// that alerts were made of alone.
/// </summary>
public interface IShiftAnalysis
{
    /// <summary>
    /// The series of an outlet or its section, one a language, the one with most articles first; none where there are no scores. The
    /// outlet's own is standardised by its mix of sections.
    /// </summary>
    /// <param name="outlet">Key of the outlet.</param>
    /// <param name="section">Its section, empty for the articles that name none; null for all of them.</param>
    /// <param name="through">Last day that counts.</param>
    /// <param name="revision">Another one says that something has changed; the same may be answered from memory.</param>
    /// <param name="cancellationToken">Cancels the reading of the series.</param>
    /// <exception cref="Store.Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<SeriesShifts>> AnalyseAsync(
        string outlet, string? section, DateOnly through, string revision, CancellationToken cancellationToken);
}
