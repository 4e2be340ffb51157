using System.IO.Enumeration;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Alerts.Settings;

/// <summary>Which outlets, sections and languages a rule is about; <c>*</c> stands for any text. An empty list takes all.</summary>
/// <param name="Outlets">Keys of outlets.</param>
/// <param name="Except">Keys of outlets that are left out.</param>
/// <param name="Sections">Sections.</param>
/// <param name="Languages">Languages.</param>
internal sealed record RuleScope(
    IReadOnlyList<string> Outlets, IReadOnlyList<string> Except, IReadOnlyList<string> Sections, IReadOnlyList<string> Languages)
{
    public static RuleScope Read(YamlMap map) => new(map.Texts("outlets"), map.Texts("except"), map.Texts("sections"), map.Texts("languages"));

    /// <summary>The same of a rule that knows outlets alone.</summary>
    public static RuleScope ReadOutlets(YamlMap map) => new(map.Texts("outlets"), map.Texts("except"), [], []);

    public bool Holds(SectionDay day) => HoldsOutlet(day.Outlet) && Any(Sections, day.Section) && Any(Languages, day.Language);

    public bool HoldsOutlet(string outlet) => Any(Outlets, outlet) && (Except.Count == 0 || !Any(Except, outlet));

    private static bool Any(IReadOnlyList<string> patterns, string text) =>
        patterns.Count == 0 || patterns.Any(p => FileSystemName.MatchesSimpleExpression(p, text, ignoreCase: true));
}
