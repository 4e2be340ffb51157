using System.Text.RegularExpressions;

namespace StreamSubjectivity.Tests.Architecture;

/// <summary>Every settings class of the program, as the rooms' sources register them, whatever role a host composes.</summary>
internal static partial class OptionsRegistrations
{
    /// <summary>A registration for every call that makes one.</summary>
    public static IReadOnlyList<OptionsRegistration> Calls { get; } = [.. RepositoryFiles.Sources("src").SelectMany(Registered)];

    /// <summary>All registrations once, by section.</summary>
    public static IReadOnlyList<OptionsRegistration> All { get; } =
        [.. Calls.Distinct().OrderBy(r => r.Section, StringComparer.Ordinal).ThenByDescending(r => r.Type.Name, StringComparer.Ordinal)];

    private static IEnumerable<OptionsRegistration> Registered(string file)
    {
        var text = File.ReadAllText(file);
        foreach (Match call in Call().Matches(text))
        {
            var type = TypeNamed(call.Groups["type"].Value);
            var section = call.Groups["literal"] is { Success: true } literal
                ? literal.Value
                : (string)TypeNamed(call.Groups["owner"].Value).GetField(call.Groups["constant"].Value)!.GetRawConstantValue()!;
            yield return new OptionsRegistration(type, section);
        }
    }

    private static Type TypeNamed(string name) =>
        Rooms.All.SelectMany(room => Rooms.Assembly(room).GetTypes()).Single(type => type.Name == name);

    [GeneratedRegex("""\.AddValidatedOptions<(?<type>\w+)>\((?:"(?<literal>[^"]+)"|(?<owner>\w+)\.(?<constant>\w+))\)""")]
    private static partial Regex Call();
}
