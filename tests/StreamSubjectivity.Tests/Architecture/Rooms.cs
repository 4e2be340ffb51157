using System.Reflection;
using System.Xml.Linq;

namespace StreamSubjectivity.Tests.Architecture;

/// <summary>The projects under src/, which are the program's rooms.</summary>
internal static class Rooms
{
    /// <summary>Which rooms a room may know, directly or through others. Dependencies point one way: towards Shared.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> MayKnow = new Dictionary<string, string[]>
    {
        ["Shared"] = [],
        ["Store"] = ["Shared"],
        ["Ingest"] = ["Store", "Shared"],
        ["Classifier"] = ["Store", "Shared"],
        ["Alerts"] = ["Store", "Shared"],
        ["Evaluation"] = ["Classifier", "Store", "Shared"],
        ["Dashboard"] = ["Classifier", "Store", "Shared"],
        ["Cli"] = ["Alerts", "Classifier", "Dashboard", "Evaluation", "Ingest", "Store", "Shared"],
    };

    /// <summary>Names of the rooms that there are, by their project files.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Directory.EnumerateFiles(RepositoryFiles.Path("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal)];

    /// <summary>A room's project file.</summary>
    public static XDocument Project(string room) => XDocument.Load(RepositoryFiles.Path($"src/{room}/{room}.csproj"));

    /// <summary>A room's assembly, loaded.</summary>
    public static Assembly Assembly(string room) => System.Reflection.Assembly.Load(AssemblyName(room));

    /// <summary>The name of a room's assembly.</summary>
    public static string AssemblyName(string room) => room == "Cli" ? "stream" : $"StreamSubjectivity.{room}";
}
