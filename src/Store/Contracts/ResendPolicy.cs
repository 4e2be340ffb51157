namespace StreamSubjectivity.Store.Contracts;

/// <summary>When an article whose sentences stay unscored is sent again, and when no more.</summary>
/// <param name="After">Pause after the first send; it doubles with each further one.</param>
public sealed record ResendPolicy(TimeSpan After)
{
    /// <summary>Bound of the pause.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Sends of an article, ≥ 1; after the last one's pause its sentences without a score are recorded as stuck.</summary>
    public int MaxSends { get; init; } = int.MaxValue;

    /// <summary>Whether articles that are settled under another scorer are sent for the active one.</summary>
    public bool OtherScorers { get; init; } = true;

    /// <summary>Counts sends from one again, where it was the broker that lost them.</summary>
    public bool Forgive { get; init; }
}
