namespace StreamSubjectivity.Alerts.Life;

/// <summary>While one alert fires, others that follow from it are not told of.</summary>
/// <param name="When">Matchers of the alert that is the cause.</param>
/// <param name="Mute">Matchers of those that follow.</param>
/// <param name="Equal">Labels that both must have the same value of.</param>
internal sealed record Inhibition(IReadOnlyList<Matcher> When, IReadOnlyList<Matcher> Mute, IReadOnlyList<string> Equal)
{
    /// <summary>Whether one of the firing alerts mutes another. None that could mute itself does.</summary>
    public bool Mutes(IReadOnlyDictionary<string, string> labels, IEnumerable<IReadOnlyDictionary<string, string>> firing) =>
        Mute.All(m => m.Holds(labels)) && !When.All(m => m.Holds(labels))
        && firing.Any(cause => When.All(m => m.Holds(cause)) && Equal.All(name => Value(cause, name) == Value(labels, name)));

    private static string Value(IReadOnlyDictionary<string, string> labels, string name) => labels.TryGetValue(name, out var value) ? value : "";
}
