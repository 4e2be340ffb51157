using System.CommandLine;

namespace StreamSubjectivity.Faults;

/// <summary>What a run of the bench does.</summary>
/// <param name="Rows">Names of the rows; empty for all.</param>
/// <param name="Repeat">Times of each fault; null for the row's own.</param>
/// <param name="Sentences">Sentences of a row.</param>
/// <param name="Short">Few of each.</param>
/// <param name="Json">A JSON object a row too.</param>
/// <param name="Results">File that each finished row is added to, and whose rows are not run again; null for none.</param>
internal sealed record BenchSettings(IReadOnlyList<string> Rows, int? Repeat, int Sentences, bool Short, bool Json, string? Results)
{
    private static readonly Option<string[]> RowsOption = new("--rows") { Description = "Rows to run, by name; all by default", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int?> RepeatOption = new("--repeat") { Description = "Times of each fault instead of the row's own" };
    private static readonly Option<int> SentencesOption = new("--sentences") { Description = "Sentences of a row", DefaultValueFactory = _ => 20_000 };
    private static readonly Option<bool> ShortOption = new("--short") { Description = "Few faults of each row, and only the quick rows" };
    private static readonly Option<bool> JsonOption = new("--json") { Description = "A JSON object a row; the last line sums up either way" };

    private static readonly Option<string?> ResultsOption = new("--results")
    {
        Description = "File that each row is added to as it ends; rows that it holds with as many faults and sentences are not run again",
    };

    static BenchSettings() => RowsOption.AcceptOnlyFromAmong([.. FaultBench.Rows.Select(r => r.Name)]);

    /// <summary>The options of the command line.</summary>
    public static IEnumerable<Option> Options => [RowsOption, RepeatOption, SentencesOption, ShortOption, JsonOption, ResultsOption];

    public static BenchSettings Of(ParseResult command) => new(
        command.GetValue(RowsOption) ?? [],
        command.GetValue(RepeatOption),
        command.GetValue(SentencesOption),
        command.GetValue(ShortOption),
        command.GetValue(JsonOption),
        command.GetValue(ResultsOption));

    public bool Takes(FaultRow row) => Rows.Count > 0 ? Rows.Contains(row.Name) : !Short || row.Short > 0;

    public int Times(FaultRow row) => Repeat is { } times && row.Full > 1 ? times : Short ? Math.Max(1, row.Short) : row.Full;
}
