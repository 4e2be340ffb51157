using System.Text.RegularExpressions;

namespace StreamSubjectivity.Ingest.Fetching;

/// <summary>Reads Link headers (RFC 8288).</summary>
internal static partial class LinkHeader
{
    /// <summary>The URLs of a relation in order, resolved against the URL that answered.</summary>
    internal static IEnumerable<Uri> Find(IEnumerable<string> headers, string relation, Uri answered) =>
        headers.SelectMany(h => Link().Matches(h))
            .Where(l => Relation().Match(l.Groups["parameters"].Value) is { Success: true } rel
                && rel.Groups["rel"].Value.Split(' ').Contains(relation, StringComparer.OrdinalIgnoreCase))
            .Select(l => Uri.TryCreate(answered, l.Groups["url"].Value.Trim(), out var url) ? url : null)
            .OfType<Uri>()
            .Where(u => u.Scheme is "http" or "https");

    [GeneratedRegex("""<(?<url>[^>]*)>(?<parameters>(?:\s*;\s*[^\s=;,"]+\s*(?:=\s*(?:"[^"]*"|[^\s;,"]*))?)*)""")]
    private static partial Regex Link();

    [GeneratedRegex("""(?:^|;)\s*rel\s*=\s*"?(?<rel>[^";,]+)"?""", RegexOptions.IgnoreCase)]
    private static partial Regex Relation();
}
