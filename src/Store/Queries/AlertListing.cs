using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Store.Queries;

/// <summary>An alert of a list.</summary>
/// <param name="Alert">The alert without its details.</param>
/// <param name="Shift">The shift that it tells of; null for alerts of another kind.</param>
public sealed record AlertListing(StoredAlert Alert, AlertShift? Shift)
{
    /// <summary>Where the page that it ends begins anew.</summary>
    public AlertCursor Cursor => new(Alert.Started, Alert.Id);
}
