using StreamSubjectivity.Tests.Architecture;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace StreamSubjectivity.Tests.Infra;

/// <summary>docker-compose.yml, with its anchors and merges resolved.</summary>
internal sealed class ComposeFile
{
    /// <summary>Services by name.</summary>
    public Dictionary<string, ComposeService> Services { get; init; } = [];

    /// <summary>Reads the file of the repository.</summary>
    public static ComposeFile Read()
    {
        using var text = new StringReader(RepositoryFiles.Read("docker-compose.yml"));
        return new DeserializerBuilder()
            .WithCaseInsensitivePropertyMatching()
            .WithDuplicateKeyChecking()
            .IgnoreUnmatchedProperties()
            .Build()
            .Deserialize<ComposeFile>(new MergingParser(new Parser(text)));
    }
}
