using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace StreamSubjectivity.Alerts.Settings;

/// <summary>
/// A mapping of a file of rules. Every read names its key; <see cref="Finish"/> complains of the keys that nothing read. A fault never
/// throws: a default stands in, and the faults refuse the file in the end.
/// </summary>
internal sealed class YamlMap
{
    private readonly FaultList faults;
    private readonly Dictionary<string, (YamlScalarNode Key, YamlNode Value)> entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public YamlMap(YamlMappingNode node, FaultList faults)
    {
        (Node, this.faults) = (node, faults);
        foreach (var (key, value) in node.Children)
        {
            if (key is YamlScalarNode { Value: { } name } scalar)
                entries[name] = (scalar, value);
            else
                faults.Add(key, "a key must be a word");
        }
    }

    /// <summary>The mapping itself, for faults about it.</summary>
    public YamlMappingNode Node { get; }

    public bool Has(string key) => entries.ContainsKey(key);

    public void Fault(string key, string message) => faults.Add(entries.TryGetValue(key, out var entry) ? entry.Value : Node, message);

    public void Fault(string message) => faults.Add(Node, message);

    /// <summary>The value of a key, and null where it is absent.</summary>
    public YamlNode? Find(string key)
    {
        asked.Add(key);
        return entries.TryGetValue(key, out var entry) && entry.Value is not YamlScalarNode { Value: "" or "~" or "null", Style: YamlDotNet.Core.ScalarStyle.Plain }
            ? entry.Value
            : null;
    }

    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } text }:
                return text;
            default:
                Fault(key, $"{key} must be text");
                return null;
        }
    }

    public string Required(string key)
    {
        var text = Text(key);
        if (text is null && !Has(key))
            Fault($"{key} is missing");
        else if (string.IsNullOrWhiteSpace(text) && Find(key) is null or YamlScalarNode)
            Fault(key, $"{key} is empty");
        return text ?? "";
    }

    public TimeSpan? Duration(string key, TimeSpan least, TimeSpan most)
    {
        if (Text(key) is not { } text)
            return null;
        if (DurationText.Parse(text) is { } duration && duration >= least && duration <= most)
            return duration;
        Fault(key, $"{key}: '{text}' must be a duration from {DurationText.Of(least)} to {DurationText.Of(most)}, such as 30s, 1h30m or 7d");
        return least;
    }

    public double? Number(string key, double least, double most)
    {
        if (Text(key) is not { } text)
            return null;
        var percent = text.EndsWith('%');
        if (double.TryParse(text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (percent ? number /= 100 : number) >= least && number <= most)
        {
            return number;
        }

        Fault(key, string.Create(CultureInfo.InvariantCulture, $"{key}: '{text}' must be a number from {least} to {most}"));
        return least;
    }

    public int? Whole(string key, int least, int most)
    {
        if (Number(key, least, most) is not { } number)
            return null;
        if (number == Math.Floor(number))
            return (int)number;
        Fault(key, $"{key} must be a whole number");
        return least;
    }

    public bool Flag(string key, bool standard)
    {
        if (Text(key) is not { } text)
            return standard;
        if (text is "true" or "yes")
            return true;
        if (text is not ("false" or "no"))
            Fault(key, $"{key}: '{text}' must be true or false");
        return false;
    }

    public T Choice<T>(string key, T standard, IReadOnlyDictionary<string, T> choices)
    {
        if (Text(key) is not { } text)
            return standard;
        if (choices.TryGetValue(text, out var chosen))
            return chosen;
        Fault(key, $"{key}: '{text}' must be one of {string.Join(", ", choices.Keys)}");
        return standard;
    }

    /// <summary>A list of texts, or one text by itself.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalarNode { Value: { } text }:
                return [text];
            case YamlSequenceNode sequence:
                var texts = new List<string>();
                foreach (var item in sequence)
                {
                    if (item is YamlScalarNode { Value: { Length: > 0 } text })
                        texts.Add(text);
                    else
                        faults.Add(item, $"{key} must be a list of texts");
                }

                return texts;
            default:
                Fault(key, $"{key} must be a list of texts");
                return [];
        }
    }

    public YamlMap? Map(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode node:
                return new YamlMap(node, faults);
            default:
                Fault(key, $"{key} must be a mapping");
                return null;
        }
    }

    public IReadOnlyList<YamlMap> Maps(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence:
                foreach (var item in sequence.Where(i => i is not YamlMappingNode))
                    faults.Add(item, $"{key} must be a list of mappings");
                return [.. sequence.OfType<YamlMappingNode>().Select(node => new YamlMap(node, faults))];
            default:
                Fault(key, $"{key} must be a list");
                return [];
        }
    }

    /// <summary>All keys with texts, for mappings whose keys the user chooses.</summary>
    public IReadOnlyDictionary<string, string> Pairs()
    {
        var pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in entries.Keys)
        {
            if (Text(key) is { } text)
                pairs[key] = text;
        }

        return pairs;
    }

    /// <summary>Complains of keys that nothing asked for.</summary>
    public void Finish()
    {
        foreach (var (name, (key, _)) in entries.Where(e => !asked.Contains(e.Key)))
            faults.Add(key, $"'{name}' is not known here; there are {string.Join(", ", asked.Order(StringComparer.Ordinal))}");
    }
}
