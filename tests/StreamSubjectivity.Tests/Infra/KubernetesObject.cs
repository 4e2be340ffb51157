using StreamSubjectivity.Tests.Architecture;
using YamlDotNet.RepresentationModel;

namespace StreamSubjectivity.Tests.Infra;

/// <summary>An object of infra/kubernetes, looked into by paths such as <c>spec/template/spec/containers/0/args</c>.</summary>
internal sealed record KubernetesObject(string File, YamlNode Root)
{
    /// <summary>All objects of the folder.</summary>
    public static IReadOnlyList<KubernetesObject> ReadAll() =>
        [.. Directory.EnumerateFiles(RepositoryFiles.Path("infra/kubernetes"), "*.yaml").Order().SelectMany(Read)];

    public string Kind => Text("kind");

    public string Name => Text("metadata/name");

    /// <summary>The only container of its pods.</summary>
    public KubernetesObject Container => this with { Root = Node("spec/template/spec/containers/0") };

    /// <summary>Its environment, by name.</summary>
    public Dictionary<string, YamlNode> Environment => ((YamlSequenceNode)Node("env")).Children
        .ToDictionary(e => ((YamlScalarNode)e["name"]).Value!);

    public string Text(string path) => ((YamlScalarNode)Node(path)).Value!;

    public int Number(string path) => int.Parse(Text(path), System.Globalization.CultureInfo.InvariantCulture);

    public bool Has(string path) => Find(path) is not null;

    /// <summary>Texts of a list.</summary>
    public IEnumerable<string> Texts(string path) => ((YamlSequenceNode)Node(path)).Children.Select(c => ((YamlScalarNode)c).Value!);

    /// <summary>Texts of a map.</summary>
    public Dictionary<string, string> Map(string path) => ((YamlMappingNode)Node(path)).Children
        .ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => ((YamlScalarNode)c.Value).Value!);

    public YamlNode Node(string path) => Find(path) ?? throw new KeyNotFoundException($"{File}: {path}");

    private YamlNode? Find(string path)
    {
        YamlNode? node = Root;
        foreach (var part in path.Split('/'))
        {
            node = node switch
            {
                YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(part), out var child) ? child : null,
                YamlSequenceNode list => list.Children.ElementAtOrDefault(int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)),
                _ => null,
            };
        }

        return node;
    }

    private static IEnumerable<KubernetesObject> Read(string file)
    {
        var stream = new YamlStream();
        using var text = System.IO.File.OpenText(file);
        stream.Load(text);
        return stream.Documents.Select(d => new KubernetesObject(System.IO.Path.GetFileName(file), d.RootNode));
    }
}
