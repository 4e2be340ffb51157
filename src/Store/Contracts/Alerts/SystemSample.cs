namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>How the system did at a time.</summary>
/// <param name="At">When.</param>
/// <param name="Waiting">Sentences that waited for a score.</param>
/// <param name="OldestWaiting">Publication or sending of the one that waited longest; null where none did.</param>
/// <param name="Scored">Sentences with a score, ever.</param>
/// <param name="Dead">Sentences with a recorded reason for having none, ever.</param>
/// <param name="Sources">Sources that are polled.</param>
/// <param name="FailingSources">Of those, sources whose last poll failed.</param>
public sealed record SystemSample(
    DateTimeOffset At, long Waiting, DateTimeOffset? OldestWaiting, long Scored, long Dead, int Sources, int FailingSources);
