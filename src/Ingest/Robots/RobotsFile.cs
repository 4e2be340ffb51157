using System.Text;

namespace StreamSubjectivity.Ingest.Robots;

/// <summary>
/// Rules of a robots.txt (RFC 9309): which paths of its host an agent may ask for. Rules of all groups that name the agent count
/// together; where none does, those of <c>*</c>; the longest pattern that matches decides, and of equal ones the one that allows.
/// </summary>
public sealed class RobotsFile
{
    /// <summary>Bytes that are read: the least that the RFC asks for. What follows is left unread.</summary>
    public const int MaxBytes = 500 << 10;

    private readonly IReadOnlyList<RobotsGroup> groups;

    internal RobotsFile(IReadOnlyList<RobotsGroup> groups, IReadOnlyList<string> sitemaps) => (this.groups, Sitemaps) = (groups, sitemaps);

    /// <summary>A file that allows everything, for hosts that have none.</summary>
    public static RobotsFile AllowsAll { get; } = new([], []);

    /// <summary>URLs of sitemaps, for every agent.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    /// <summary>Reads a file; lines that mean nothing are passed over, so that any bytes are one.</summary>
    public static RobotsFile Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            bytes = bytes[..MaxBytes];
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        return new RobotsParser().Parse(Encoding.Latin1.GetString(bytes));
    }

    /// <summary>Whether an agent may ask for a URL of this host.</summary>
    /// <param name="agent">Product token, or a User-Agent header that begins with it.</param>
    /// <param name="url">Absolute URL.</param>
    public bool Allows(string agent, Uri url)
    {
        if (url.AbsolutePath == "/robots.txt")
            return true;
        var path = RobotsPath.OfUrl(url);
        RobotsRule? best = null;
        foreach (var rule in For(agent).SelectMany(g => g.Rules))
        {
            var better = best is null || rule.Pattern.Length > best.Pattern.Length
                || (rule.Pattern.Length == best.Pattern.Length && rule.Allows && !best.Allows);
            if (better && rule.Pattern.Matches(path))
                best = rule;
        }

        return best?.Allows ?? true;
    }

    /// <summary>Pause that an agent is asked to keep between requests (Crawl-delay, which is no part of the RFC), or null.</summary>
    /// <param name="agent">As in <see cref="Allows"/>.</param>
    public TimeSpan? CrawlDelay(string agent) => For(agent).Max(g => g.Delay);

    private List<RobotsGroup> For(string agent)
    {
        var token = RobotsParser.ProductToken(agent);
        var named = token.Length == 0 ? [] : groups.Where(g => g.Agents.Contains(token)).ToList();
        return named.Count > 0 ? named : [.. groups.Where(g => g.Agents.Contains(RobotsParser.Anyone))];
    }
}
