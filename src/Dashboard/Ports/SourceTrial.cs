namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>What an address holds.</summary>
/// <param name="Address">The address that answered, after redirects.</param>
public sealed record SourceTrial(string Address)
{
    /// <summary>Why it can't be watched, for people; null where it can, or where others were found.</summary>
    public string? Fault { get; init; }

    /// <summary>The reason as a word that machines know, such as <c>robots</c>, <c>refused-address</c> or <c>html</c>; null without a fault.</summary>
    public string? Reason { get; init; }

    /// <summary>The feed that it is, or null.</summary>
    public TriedFeed? Feed { get; init; }

    /// <summary>Sources that its site offers, where it is a page.</summary>
    public IReadOnlyList<OfferedSource> Offered { get; init; } = [];
}
