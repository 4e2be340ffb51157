namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>All that the next step of the alerts' life begins with.</summary>
/// <param name="Alerts">Open alerts, those that a group was told of, and those closed by hand.</param>
/// <param name="Groups">Groups.</param>
/// <param name="Silences">Silences that haven't ended.</param>
/// <param name="Evaluated">When the last step was taken; null before the first.</param>
public sealed record AlertSnapshot(
    IReadOnlyList<StoredAlert> Alerts, IReadOnlyList<AlertGroup> Groups, IReadOnlyList<StoredSilence> Silences, DateTimeOffset? Evaluated);
