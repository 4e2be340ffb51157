namespace StreamSubjectivity.Store.Queries;

/// <summary>How many sources there are.</summary>
/// <param name="Active">Polled when due.</param>
/// <param name="Failing">Of those, whose last poll failed.</param>
/// <param name="Paused">Not polled until somebody resumes them.</param>
/// <param name="Gone">Ended by the outlet (410).</param>
public sealed record SourceCounts(long Active, long Failing, long Paused, long Gone)
{
    /// <summary>All of them.</summary>
    public long All => Active + Paused + Gone;
}
