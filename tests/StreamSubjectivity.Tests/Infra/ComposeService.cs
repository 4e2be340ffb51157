using System.Text.RegularExpressions;

namespace StreamSubjectivity.Tests.Infra;

/// <summary>What these tests look at of a service.</summary>
internal sealed partial class ComposeService
{
    /// <summary>Arguments of the program; empty where the image's own are taken.</summary>
    public List<string> Command { get; init; } = [];

    /// <summary>Environment variables.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];

    /// <summary>Ports that are published.</summary>
    public List<string> Ports { get; init; } = [];

    /// <summary>Settings of the program among the environment, as keys of its configuration; what an installation may set has its default.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings => Environment
        .Where(variable => variable.Key.StartsWith("STREAM__", StringComparison.Ordinal))
        .Select(variable => KeyValuePair.Create(
            variable.Key.Replace("__", ":", StringComparison.Ordinal),
            (string?)Substitution().Replace(variable.Value, "${default}")));

    [GeneratedRegex(@"\$\{\w+:-(?<default>[^}]*)\}")]
    private static partial Regex Substitution();
}
