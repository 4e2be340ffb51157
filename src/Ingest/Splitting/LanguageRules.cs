using System.Collections.Frozen;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>What a language knows of full stops that end no sentence.</summary>
internal sealed class LanguageRules
{
    private const string Any = "*";

    private static readonly Lazy<FrozenDictionary<string, LanguageRules>> All = new(Load);

    private LanguageRules(IReadOnlyList<string[]> lines)
    {
        Titles = Words(lines, "title");
        BeforeNumbers = Words(lines, "number");
        Inner = Words(lines, "inner");
        Units = Words(lines, "unit");
        Acronyms = lines.Where(l => l[1] == "acronym").SelectMany(l => l.Skip(2)).ToFrozenSet(StringComparer.Ordinal);
        Starters = Words(lines, "starter");
        HasOrdinals = lines.Any(l => l[1] == "ordinal");
    }

    /// <summary>Abbreviations that stand before a name.</summary>
    internal FrozenSet<string> Titles { get; }

    /// <summary>Abbreviations that stand before a number.</summary>
    internal FrozenSet<string> BeforeNumbers { get; }

    /// <summary>Abbreviations that never end a sentence.</summary>
    internal FrozenSet<string> Inner { get; }

    /// <summary>Abbreviations that stand behind a number.</summary>
    internal FrozenSet<string> Units { get; }

    /// <summary>Abbreviations in capitals that stand before a name, in just this case.</summary>
    internal FrozenSet<string> Acronyms { get; }

    /// <summary>Words that begin sentences, in lower case.</summary>
    internal FrozenSet<string> Starters { get; }

    /// <summary>Whether a number with a full stop is an ordinal.</summary>
    internal bool HasOrdinals { get; }

    /// <summary>The rules of a language; those that all share where it has none.</summary>
    internal static LanguageRules Of(string language)
    {
        var primary = language.Split('-', 2)[0].ToLowerInvariant();
        return All.Value.TryGetValue(primary, out var rules) ? rules : All.Value[Any];
    }

    private static FrozenDictionary<string, LanguageRules> Load()
    {
        using var stream = typeof(LanguageRules).Assembly.GetManifestResourceStream("abbreviations.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(l => l[0] != '#').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return lines.Select(l => l[0]).Distinct().ToFrozenDictionary(
            language => language,
            language => new LanguageRules([.. lines.Where(l => l[0] == language || l[0] == Any)]));
    }

    private static FrozenSet<string> Words(IReadOnlyList<string[]> lines, string kind) =>
        lines.Where(l => l[1] == kind).SelectMany(l => l.Skip(2)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
