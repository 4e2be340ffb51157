using System.Buffers;
using System.Globalization;

namespace StreamSubjectivity.Ingest.Robots;

/// <summary>
/// Reads the lines of a robots.txt. A run of User-agent lines begins a group and the first one after a rule the next; other lines
/// never part a group. Spellings that outlets get wrong and that can mean only one thing are taken.
/// </summary>
internal sealed class RobotsParser
{
    /// <summary>The token of the group for every agent.</summary>
    internal const string Anyone = "*";

    // Beyond that a line is no rule that anybody wrote by hand, and matching it costs its length each time.
    private const int LongestLine = 16 << 10;

    private static readonly SearchValues<char> TokenEnds = SearchValues.Create("/ \t;,(");

    private readonly List<RobotsGroup> groups = [];
    private readonly List<string> sitemaps = [];
    private RobotsGroup? group;
    private bool groupHasRules;

    /// <summary>The leading product token of an agent's name or User-Agent header: what stands before a slash, a space, a comment.</summary>
    internal static string ProductToken(string agent)
    {
        var text = agent.AsSpan().Trim();
        var end = text.IndexOfAny(TokenEnds);
        return (end < 0 ? text : text[..end]).ToString();
    }

    /// <summary>Reads text of one character a byte.</summary>
    internal RobotsFile Parse(string text)
    {
        // Not EnumerateLines: some of the line ends that it knows are bytes within a character of UTF-8 here.
        foreach (var place in text.AsSpan().SplitAny('\r', '\n'))
        {
            var line = text.AsSpan()[place];
            var end = line.IndexOf('#');
            var said = (end < 0 ? line : line[..end]).Trim(" \t\0");
            if (said.Length is > 0 and <= LongestLine && Part(said, out var name, out var value))
                Take(name, value);
        }

        return new RobotsFile(groups, sitemaps);
    }

    private static bool Part(ReadOnlySpan<char> line, out string name, out string value)
    {
        var at = line.IndexOf(':');
        if (at < 0)
            at = line.IndexOfAny(" \t");
        name = at < 0 ? "" : line[..at].Trim(" \t").ToString().ToUpperInvariant();
        value = at < 0 ? "" : line[(at + 1)..].Trim(" \t").ToString();
        return at > 0;
    }

    private void Take(string name, string value)
    {
        switch (name)
        {
            case "USER-AGENT" or "USERAGENT" or "USER AGENT":
                Begin(value);
                break;
            case "ALLOW":
                Add(new RobotsRule(true, new RobotsPattern(value)), value);
                break;
            case "DISALLOW" or "DISSALLOW" or "DISSALOW" or "DISALOW" or "DIASLLOW" or "DISALLAW":
                Add(new RobotsRule(false, new RobotsPattern(value)), value);
                break;
            case "CRAWL-DELAY":
                if (group is not null && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                    && seconds is >= 0 and < 1e6)
                    group.Delay = TimeSpan.FromSeconds(seconds);
                break;
            case "SITEMAP" or "SITE-MAP":
                if (value.Length > 0)
                    sitemaps.Add(value);
                break;
        }
    }

    private void Begin(string value)
    {
        if (group is null || groupHasRules)
        {
            group = new RobotsGroup();
            groups.Add(group);
            groupHasRules = false;
        }

        var token = value.StartsWith('*') && (value.Length == 1 || char.IsWhiteSpace(value[1])) ? Anyone : ProductToken(value);
        if (token.Length > 0)
            group.Agents.Add(token);
    }

    // A rule without a group is nobody's, and an empty pattern matches nothing; that one still ends the run of agents.
    private void Add(RobotsRule rule, string value)
    {
        groupHasRules = true;
        if (group is not null && value.Length > 0)
            group.Rules.Add(rule);
    }
}
