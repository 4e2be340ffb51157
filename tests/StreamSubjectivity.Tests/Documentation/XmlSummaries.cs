using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StreamSubjectivity.Tests.Documentation;

/// <summary>Summaries of types and properties, from the documentation files that the compiler writes, as Markdown.</summary>
internal static partial class XmlSummaries
{
    private static readonly Dictionary<string, XDocument> Files = [];

    /// <summary>The summary of a type or property.</summary>
    public static string Of(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType!;
        var name = member is Type ? $"T:{type.FullName}" : $"P:{type.FullName}.{member.Name}";
        var summary = File(type.Assembly).Descendants("member").Single(m => (string?)m.Attribute("name") == name).Element("summary")!;
        return Blanks().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement element when element.Attribute("cref") is { } reference => $"`{reference.Value[(reference.Value.LastIndexOf('.') + 1)..]}`",
        XElement element => element.Value,
        _ => "",
    };

    private static XDocument File(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        if (!Files.TryGetValue(path, out var file))
            Files[path] = file = XDocument.Load(path);
        return file;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
