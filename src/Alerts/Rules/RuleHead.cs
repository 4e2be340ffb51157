using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>What every rule has.</summary>
/// <param name="Name">Its name, unique over all files.</param>
/// <param name="Kind">What it looks at.</param>
/// <param name="For">How long it must hold before it fires.</param>
/// <param name="KeepFor">How long it must not hold before it is resolved.</param>
/// <param name="Labels">Labels that its alerts get.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record RuleHead(
    string Name, string Kind, TimeSpan For, TimeSpan KeepFor, IReadOnlyDictionary<string, string> Labels, SettingsFault Place)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static RuleHead Read(YamlMap map, string file)
    {
        var name = map.Required("name");
        if (name.Length > 0 && (name.Length > 100 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
            map.Fault("name", $"name: '{name}' must be of letters, digits, '-', '_' and '.', at most 100");
        var labels = map.Map("labels")?.Pairs() ?? new Dictionary<string, string>();
        foreach (var reserved in labels.Keys.Intersect([LabelSet.Rule, LabelSet.Kind, LabelSet.Outlet, LabelSet.Section, LabelSet.Language, LabelSet.Direction]))
            map.Fault("labels", $"the label {reserved} is given by the rule itself");
        var mark = map.Node.Start;
        return new RuleHead(
            name,
            map.Required("kind"),
            map.Duration("for", TimeSpan.Zero, Longest) ?? TimeSpan.Zero,
            map.Duration("keep_for", TimeSpan.Zero, Longest) ?? TimeSpan.Zero,
            labels,
            new SettingsFault(file, (int)mark.Line, (int)mark.Column, name));
    }

    /// <summary>Labels of an alert: the rule's own and what it is about.</summary>
    public IReadOnlyDictionary<string, string> With(params ReadOnlySpan<(string Name, string? Value)> about)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { [LabelSet.Rule] = Name, [LabelSet.Kind] = Kind };
        foreach (var (name, value) in Labels)
            labels[name] = value;
        foreach (var (name, value) in about)
        {
            if (value is not null)
                labels[name] = value;
        }

        return labels;
    }
}
