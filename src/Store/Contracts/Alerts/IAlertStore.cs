namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>Alerts, their history and silences, as people look at and handle them. The evaluator works through <see cref="IEvaluatorSeat"/>.</summary>
public interface IAlertStore
{
    /// <summary>
    /// Takes the seat of the one evaluator, or null where another node holds it. It is held by a connection of its own, over which all is
    /// written: a seat that is lost can write nothing more.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IEvaluatorSeat?> TryTakeSeatAsync(string node, CancellationToken cancellationToken);

    /// <summary>Alerts, the latest beginning first.</summary>
    Task<IReadOnlyList<StoredAlert>> ListAsync(AlertSelection selection, CancellationToken cancellationToken);

    /// <summary>Alerts whose id begins with this text.</summary>
    Task<IReadOnlyList<StoredAlert>> FindAsync(string idPrefix, CancellationToken cancellationToken);

    /// <summary>Changes of an alert's state, in order.</summary>
    Task<IReadOnlyList<AlertTransition>> HistoryAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Takes up a firing alert; false where it isn't firing.</summary>
    Task<bool> AcknowledgeAsync(Guid id, string by, string? note, CancellationToken cancellationToken);

    /// <summary>Ends an open alert; it isn't opened again before it was gone once. False where it isn't open.</summary>
    Task<bool> ResolveAsync(Guid id, string by, string? note, CancellationToken cancellationToken);

    /// <summary>Silences, those that ended since a time too.</summary>
    Task<IReadOnlyList<StoredSilence>> SilencesAsync(DateTimeOffset endedSince, CancellationToken cancellationToken);

    /// <summary>Adds a silence.</summary>
    Task AddSilenceAsync(StoredSilence silence, CancellationToken cancellationToken);

    /// <summary>Ends the silences whose id begins with this text; how many.</summary>
    Task<int> EndSilencesAsync(string idPrefix, CancellationToken cancellationToken);

    /// <summary>Drops alerts, notifications and samples that ended before a time; how many alerts.</summary>
    Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
