namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A rule that is in force.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it looks at.</param>
/// <param name="FiresWhen">It in a line.</param>
/// <param name="For">How long it must hold before it fires, in words.</param>
/// <param name="Labels">Labels that its alerts get.</param>
/// <param name="File">The file that it stands in, or null where it was brought in.</param>
/// <param name="Line">Its line there.</param>
/// <param name="Text">It in YAML, as it was written.</param>
public sealed record BookRule(
    string Name, string Kind, string FiresWhen, string For, IReadOnlyDictionary<string, string> Labels, string? File, int Line, string Text)
{
    /// <summary>When it was brought in, or null.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Who brought it in, or null.</summary>
    public string? UpdatedBy { get; init; }
}
