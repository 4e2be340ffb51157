using StreamSubjectivity.Alerts.Life;
using YamlDotNet.RepresentationModel;

namespace StreamSubjectivity.Alerts.Settings;

/// <summary>Reads matchers: a list of texts such as <c>outlet=~.*\.example</c>, or a mapping of labels to values.</summary>
internal static class MatcherReader
{
    public static IReadOnlyList<Matcher> Read(YamlMap map, string key)
    {
        if (map.Find(key) is YamlMappingNode)
            return [.. map.Map(key)!.Pairs().Select(p => Matcher.Equal(p.Key, p.Value))];
        var matchers = new List<Matcher>();
        foreach (var text in map.Texts(key))
        {
            try
            {
                matchers.Add(Matcher.Parse(text));
            }
            catch (FormatException e)
            {
                map.Fault(key, $"{key}: {e.Message}");
            }
        }

        return matchers;
    }
}
