using System.Net;
using System.Text.RegularExpressions;

namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Undoes escaping that an outlet's software did once too often: <c>&amp;amp;eacute;</c>, <c>&amp;lt;p&amp;gt;</c>.</summary>
internal static partial class EscapedTwice
{
    /// <summary>Returns HTML that is escaped as often as it should be.</summary>
    /// <param name="html">A text of a feed, which may be HTML, or null.</param>
    internal static string? Mend(string? html)
    {
        if (html is null || !html.Contains('&', StringComparison.Ordinal))
            return html;
        var mended = html;
        // Markup that nothing but an escape hides; where there is real markup beside it, the text tells of markup.
        if (HidesTag(mended) && !RealTag().IsMatch(mended))
            mended = WebUtility.HtmlDecode(mended);
        return HiddenReference().Replace(mended, "&$1;");
    }

    // By hand, for a pattern that looks for the end of each beginning works in the square of the text.
    private static bool HidesTag(string html)
    {
        if (HiddenBreak().IsMatch(html))
            return true;
        var ends = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var real = -1;
        for (var start = HiddenStart().Match(html); start.Success; start = start.NextMatch())
        {
            var (name, from) = (start.Groups[1].Value, start.Index + start.Length);
            if (!ends.TryGetValue(name, out var end) || end < from)
                ends[name] = end = IndexOf(html, $"&lt;/{name}&gt;", from);
            if (real < from)
                real = IndexOf(html, "<", from);
            if (end < real)
                return true;
        }

        return false;
    }

    private static int IndexOf(string html, string what, int from) =>
        html.IndexOf(what, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at : int.MaxValue;

    [GeneratedRegex(@"&lt;(p|div|a|strong|em|b|i|span|ul|li|h[1-6])\b", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStart();

    [GeneratedRegex("&lt;br ?/?&gt;", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenBreak();

    [GeneratedRegex(@"</?[a-z][a-z0-9]*\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex RealTag();

    // Not lt and gt: a text that shows them means them.
    [GeneratedRegex(@"&amp;(amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|laquo|raquo|bull|euro|copy"
        + @"|[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash)|szlig|[AaOo][Ee]lig|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")]
    private static partial Regex HiddenReference();
}
