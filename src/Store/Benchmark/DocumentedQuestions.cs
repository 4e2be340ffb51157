using System.Text.RegularExpressions;

namespace StreamSubjectivity.Store.Benchmark;

/// <summary>The questions of docs/sql.md with their SQL; the page is part of this assembly.</summary>
internal static partial class DocumentedQuestions
{
    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<(string Question, string Sql)> All { get; } =
        [.. Question().Matches(Page()).Select(m => (m.Groups["question"].Value, m.Groups["sql"].Value))];

    private static string Page()
    {
        using var stream = typeof(DocumentedQuestions).Assembly.GetManifestResourceStream("sql.md")
            ?? throw new InvalidOperationException("docs/sql.md is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^### (?<question>[^\n]*\?)\n(?:(?!^###).)*?```sql\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Question();
}
