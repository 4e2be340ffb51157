using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Store.Queries;

/// <summary>What the dashboard asks about the system as the database knows it, whatever process does the work.</summary>
public interface ISystemQueries
{
    /// <summary>What waits for a score, by age.</summary>
    Task<WaitingByAge> WaitingAsync(CancellationToken cancellationToken);

    /// <summary>Reasons for which the active scorer has given sentences up, of up to 100,000 of them, the most first.</summary>
    Task<IReadOnlyList<DeadCount>> DeadAsync(CancellationToken cancellationToken);

    /// <summary>Size, version and months.</summary>
    Task<DatabaseFacts> DatabaseAsync(CancellationToken cancellationToken);

    /// <summary>The last sample of the system and the one nearest to a time before it; null where there is none.</summary>
    Task<(SystemSample? Last, SystemSample? Before)> SamplesAsync(TimeSpan apart, CancellationToken cancellationToken);

    /// <summary>Articles whose sentences wait to be sent to the broker.</summary>
    Task<long> UnsentAsync(CancellationToken cancellationToken);
}
