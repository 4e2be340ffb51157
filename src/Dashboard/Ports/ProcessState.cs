namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A process as it is now.</summary>
/// <param name="Node">Name of the machine.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Runtime">Version of .NET and the platform.</param>
/// <param name="Parts">What it runs, each with its health.</param>
public sealed record ProcessState(string Node, string Version, string Runtime, IReadOnlyList<PartState> Parts)
{
    /// <summary>Records of its partitions that aren't finished, of each topic; null where it has no consumer.</summary>
    public IReadOnlyList<TopicLag>? Lag { get; init; }

    /// <summary>Letters and notes in the dead-letter topic, or null where it doesn't know.</summary>
    public long? DeadLetters { get; init; }

    /// <summary>The engine's prompt and model, or null where it has none.</summary>
    public string? Engine { get; init; }

    /// <summary>Sentences that its engine judged since the start; null without an engine.</summary>
    public long? Judged { get; init; }

    /// <summary>Sentences in flight; null without a consumer.</summary>
    public int? InFlight { get; init; }
}
