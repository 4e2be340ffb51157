using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>Reads the list <c>measured</c> of a prompt's front matter; every fault names its line.</summary>
internal static class PromptMeasurements
{
    private static readonly string[] Texts = ["data", "model", "reader"];
    private static readonly string[] Figures = ["macro-f1", "auc"];

    /// <summary>Reads the list.</summary>
    /// <exception cref="PromptFileException">An entry is faulty.</exception>
    internal static IReadOnlyList<PromptMeasurement> Parse(string path, YamlNode node)
    {
        if (node is not YamlSequenceNode list)
            throw Fault(path, node, "'measured' must be a list");
        return [.. list.Children.Select(entry => Entry(path, entry))];
    }

    private static PromptMeasurement Entry(string path, YamlNode node)
    {
        if (node is not YamlMappingNode entry)
            throw Fault(path, node, $"an entry of 'measured' must hold {string.Join(", ", Texts)}");
        var values = new Dictionary<string, YamlScalarNode>();
        foreach (var (key, value) in entry.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !(Texts.Contains(name) || Figures.Contains(name)))
                throw Fault(path, key, $"unknown key '{key}' in 'measured'; known are {string.Join(", ", Texts.Concat(Figures))}");
            values[name] = value as YamlScalarNode ?? throw Fault(path, value, $"'{name}' must be one value");
        }

        foreach (var name in Texts)
        {
            if (!values.TryGetValue(name, out var text) || string.IsNullOrWhiteSpace(text.Value))
                throw Fault(path, entry, $"an entry of 'measured' lacks '{name}'");
        }

        return new PromptMeasurement(
            values["data"].Value!, values["model"].Value!, values["reader"].Value!, Share(path, values, "macro-f1"), Share(path, values, "auc"));
    }

    private static double? Share(string path, Dictionary<string, YamlScalarNode> values, string name)
    {
        if (!values.TryGetValue(name, out var node))
            return null;
        return double.TryParse(node.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
            ? value
            : throw Fault(path, node, $"'{name}' must be a number from 0 to 1");
    }

    // The front matter's first line is the file's second.
    private static PromptFileException Fault(string path, YamlNode node, string reason) => new(path, (int)node.Start.Line + 1, reason);
}
