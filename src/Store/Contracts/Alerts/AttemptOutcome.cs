namespace StreamSubjectivity.Store.Contracts.Alerts;

/// <summary>How an attempt ended.</summary>
public enum AttemptOutcome
{
    /// <summary>The channel took it.</summary>
    Delivered,

    /// <summary>It may work later.</summary>
    Failed,

    /// <summary>The channel asked to be left alone for a while (429).</summary>
    Throttled,

    /// <summary>No later attempt would do better: an address that isn't allowed, a channel that is gone (410) or misconfigured.</summary>
    Refused,
}
