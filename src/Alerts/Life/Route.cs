namespace StreamSubjectivity.Alerts.Life;

/// <summary>Where alerts are told of, and how often. Routes form a tree: the deepest that matches takes an alert.</summary>
/// <param name="Name">Its place in the tree.</param>
/// <param name="Match">Matchers that an alert must fulfil; the root's are none.</param>
/// <param name="Channels">Names of the channels.</param>
/// <param name="GroupBy">Labels by whose values alerts are told of together; null for all of them, so that each is by itself.</param>
/// <param name="GroupWait">How long a new group waits for more alerts.</param>
/// <param name="GroupInterval">Least time between two notifications of a group.</param>
/// <param name="RepeatInterval">After how long what still fires is told of again.</param>
/// <param name="Continue">Whether routes after it are tried too.</param>
/// <param name="Routes">Routes below it.</param>
internal sealed record Route(
    string Name,
    IReadOnlyList<Matcher> Match,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string>? GroupBy,
    TimeSpan GroupWait,
    TimeSpan GroupInterval,
    TimeSpan RepeatInterval,
    bool Continue,
    IReadOnlyList<Route> Routes)
{
    /// <summary>The routes that take an alert.</summary>
    public IEnumerable<Route> Of(IReadOnlyDictionary<string, string> labels)
    {
        if (!Match.All(m => m.Holds(labels)))
            yield break;
        var taken = false;
        foreach (var route in Routes)
        {
            var found = false;
            foreach (var deeper in route.Of(labels))
            {
                (found, taken) = (true, true);
                yield return deeper;
            }

            if (found && !route.Continue)
                yield break;
        }

        if (!taken)
            yield return this;
    }

    /// <summary>It and all routes below it.</summary>
    public IEnumerable<Route> Whole() => Routes.SelectMany(r => r.Whole()).Prepend(this);

    /// <summary>The labels that name an alert's group.</summary>
    public IReadOnlyDictionary<string, string> GroupLabels(IReadOnlyDictionary<string, string> labels) =>
        GroupBy is null
            ? labels
            : new SortedDictionary<string, string>(
                GroupBy.Where(labels.ContainsKey).ToDictionary(name => name, name => labels[name]), StringComparer.Ordinal);
}
