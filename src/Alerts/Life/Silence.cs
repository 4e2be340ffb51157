using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>Alerts that nobody wants to hear of for a time, ready to be held against them.</summary>
/// <param name="Matchers">All must hold.</param>
/// <param name="Starts">First moment.</param>
/// <param name="Ends">End, or null.</param>
/// <param name="Hours">Hours of the week, or null for all.</param>
internal sealed record Silence(IReadOnlyList<Matcher> Matchers, DateTimeOffset Starts, DateTimeOffset? Ends, Recurrence? Hours)
{
    /// <summary>Makes ready what is stored.</summary>
    /// <exception cref="FormatException">It was stored by another version.</exception>
    public static Silence Of(StoredSilence silence) => new(
        [.. silence.Matchers.Select(Matcher.Parse)], silence.Starts, silence.Ends, silence.Recurrence is { } hours ? Recurrence.Parse(hours) : null);

    public bool Holds(IReadOnlyDictionary<string, string> labels, DateTimeOffset now) =>
        now >= Starts && !(now >= Ends) && Hours?.Holds(now) != false && Matchers.All(m => m.Holds(labels));
}
