using System.Text.RegularExpressions;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>A condition on a label, as Alertmanager writes it: <c>outlet=a.example</c>, <c>severity!=info</c>, <c>outlet=~.*\.example</c>, <c>rule!~test.*</c>.</summary>
internal sealed class Matcher
{
    private readonly Regex? pattern;
    private readonly bool negated;

    private Matcher(string label, string value, Regex? pattern, bool negated, string text) =>
        (Label, Value, this.pattern, this.negated, Text) = (label, value, pattern, negated, text);

    public string Label { get; }

    public string Value { get; }

    /// <summary>The matcher as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a matcher.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Matcher Parse(string text)
    {
        var at = text.IndexOfAny(['=', '!']);
        var label = at > 0 ? text[..at].Trim() : "";
        var rest = at > 0 ? text[at..] : "";
        var (length, regex, negated) = rest switch
        {
            ['=', '~', ..] => (2, true, false),
            ['!', '~', ..] => (2, true, true),
            ['!', '=', ..] => (2, false, true),
            ['=', ..] => (1, false, false),
            _ => (0, false, false),
        };
        if (length == 0 || label.Length == 0 || !label.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
            throw new FormatException($"'{text}' is no matcher: write label=value, label!=value, label=~pattern or label!~pattern");
        var value = rest[length..].Trim().Trim('"');
        return new Matcher(label, value, regex ? Pattern(value) : null, negated, text.Trim());
    }

    /// <summary>A matcher of one label's value.</summary>
    public static Matcher Equal(string label, string value) => new(label, value, null, false, $"{label}={value}");

    /// <summary>Whether the labels fulfil it; a label that is absent is empty.</summary>
    public bool Holds(IReadOnlyDictionary<string, string> labels)
    {
        var value = labels.TryGetValue(Label, out var found) ? found : "";
        return (pattern?.IsMatch(value) ?? value == Value) != negated;
    }

    public override string ToString() => Text;

    // Without backtracking no pattern can take long.
    private static Regex Pattern(string value)
    {
        try
        {
            return new Regex($"^(?:{value})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"'{value}' is no pattern that can be used: {e.Message}", e);
        }
    }
}
