namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>How the system itself did, now and before.</summary>
public interface ISystemHistory
{
    /// <summary>Measures the system and keeps the sample.</summary>
    /// <exception cref="StoreUnavailableException">The database can't be reached or used.</exception>
    Task<SystemSample> SampleAsync(CancellationToken cancellationToken);

    /// <summary>Samples of a span of time, in order.</summary>
    Task<IReadOnlyList<SystemSample>> SamplesAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Outlets with a source that is polled, as they were at a time.</summary>
    Task<IReadOnlyList<OutletIntake>> IntakeAsync(DateTimeOffset at, CancellationToken cancellationToken);
}
