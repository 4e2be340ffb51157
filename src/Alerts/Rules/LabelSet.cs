using System.Security.Cryptography;
using System.Text;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>What an alert is about, by name; the rule is one of them.</summary>
internal static class LabelSet
{
    public const string Rule = "rule";

    public const string Kind = "kind";

    public const string Outlet = "outlet";

    public const string Section = "section";

    public const string Language = "language";

    public const string Direction = "direction";

    public const string Severity = "severity";

    /// <summary>Digest of labels, the same in any order of theirs: 32 hex digits.</summary>
    public static string Fingerprint(IReadOnlyDictionary<string, string> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels.OrderBy(l => l.Key, StringComparer.Ordinal))
            text.Append(name.Length).Append(':').Append(name).Append(value.Length).Append(':').Append(value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..16]);
    }
}
