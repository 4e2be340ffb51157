using System.Globalization;
using StreamSubjectivity.Alerts.Delivery.Channels;
using StreamSubjectivity.Alerts.Life;

namespace StreamSubjectivity.Alerts.Settings;

/// <summary>Reads the tree of routes; what a route doesn't say it has from the one above it.</summary>
internal sealed class RouteReader(IReadOnlyDictionary<string, AlertChannel> channels)
{
    private const string All = "...";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private static readonly Route Defaults = new(
        "route", [], [], ["rule"], TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromDays(1), false, []);

    /// <summary>Where no route is written: everything to every channel.</summary>
    public Route Standard() => Defaults with { Channels = [.. channels.Keys.Order(StringComparer.Ordinal)] };

    public Route Read(YamlMap map)
    {
        if (map.Has("match"))
            map.Fault("match", "the first route takes all alerts: it has no match");
        return Read(map, Standard(), "route");
    }

    private Route Read(YamlMap map, Route above, string name)
    {
        var grouping = map.Texts("group_by");
        var route = new Route(
            name,
            MatcherReader.Read(map, "match"),
            map.Has("channels") ? map.Texts("channels") : above.Channels,
            !map.Has("group_by") ? above.GroupBy : grouping.Contains(All) ? null : grouping,
            map.Duration("group_wait", TimeSpan.Zero, Longest) ?? above.GroupWait,
            map.Duration("group_interval", TimeSpan.FromSeconds(1), Longest) ?? above.GroupInterval,
            map.Duration("repeat_interval", TimeSpan.FromSeconds(1), Longest) ?? above.RepeatInterval,
            map.Flag("continue", false),
            []);
        foreach (var channel in route.Channels.Where(c => !channels.ContainsKey(c)))
            map.Fault("channels", $"there is no channel {channel}; there are {(channels.Count == 0 ? "none" : string.Join(", ", channels.Keys.Order(StringComparer.Ordinal)))}");
        var below = map.Maps("routes").Select((child, i) => Read(child, route, string.Create(CultureInfo.InvariantCulture, $"{name}.{i}"))).ToList();
        map.Finish();
        return route with { Routes = below };
    }
}
