using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>Rules as they were written.</summary>
internal static class RuleText
{
    /// <summary>The name that a rule's text gives it, or null.</summary>
    public static string? NameIn(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.FirstOrDefault()?.RootNode is YamlMappingNode map
                && map.Children.TryGetValue(new YamlScalarNode("name"), out var name) && name is YamlScalarNode { Value: { Length: > 0 } value }
                ? value
                : null;
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The lines of a file's rule that begins at a line, or nothing where the file can't be read any more.</summary>
    public static string At(string file, int line)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }

        if (line < 1 || line > lines.Length)
            return "";
        var first = lines[line - 1];
        var indent = first.Length - first.TrimStart().Length;
        var rest = lines.Skip(line).TakeWhile(l => l.Trim().Length == 0 || l.Length - l.TrimStart().Length > indent);
        return string.Join('\n', rest.Prepend(first).Select(l => l.Length >= indent ? l[indent..] : l.TrimStart())).TrimEnd();
    }
}
