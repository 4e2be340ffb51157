using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>The kinds of rules by their names in files.</summary>
internal static class RuleKinds
{
    private static readonly Dictionary<string, Func<RuleHead, YamlMap, AlertRule>> Kinds = new(StringComparer.Ordinal)
    {
        [ToneShiftRule.Kind] = ToneShiftRule.Read,
        [ThresholdRule.Kind] = ThresholdRule.Read,
        [ComparisonRule.Kind] = ComparisonRule.Read,
        [SourceSilenceRule.Kind] = SourceSilenceRule.Read,
        [BacklogRule.Kind] = BacklogRule.Read,
        [ErrorRateRule.Kind] = ErrorRateRule.Read,
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => Kinds.Keys;

    /// <summary>Reads a rule; null where its kind isn't known.</summary>
    public static AlertRule? Read(YamlMap map, string file)
    {
        var head = RuleHead.Read(map, file);
        if (!Kinds.TryGetValue(head.Kind, out var read))
        {
            if (head.Kind.Length > 0)
                map.Fault("kind", $"kind: '{head.Kind}' must be one of {string.Join(", ", Kinds.Keys)}");
            return null;
        }

        var rule = read(head, map);
        map.Finish();
        return rule;
    }
}
