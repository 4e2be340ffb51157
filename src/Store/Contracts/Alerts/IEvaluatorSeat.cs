namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>The right to evaluate rules: one process has it at a time. Disposal gives it back.</summary>
public interface IEvaluatorSeat : IAsyncDisposable
{
    /// <summary>
    /// Takes a step: reads the snapshot, computes what changes and writes that, in one transaction on the connection that holds the seat.
    /// People's own changes wait for it.
    /// </summary>
    /// <returns>What was written.</returns>
    /// <exception cref="StoreUnavailableException">The seat is lost, or the database can't be used.</exception>
    Task<AlertChanges> StepAsync(Func<AlertSnapshot, AlertChanges> step, CancellationToken cancellationToken);
}
