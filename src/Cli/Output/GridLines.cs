using System.Globalization;
using StreamSubjectivity.Evaluation.Grid;
using StreamSubjectivity.Evaluation.Reports;

namespace StreamSubjectivity.Cli.Output;

/// <summary><c>stream eval --grid</c>: a row a line.</summary>
internal static class GridLines
{
    /// <summary>The table's head; none where rows are JSON.</summary>
    public static void Head(bool json)
    {
        if (!json)
            Console.Out.WriteLine("form          prompt               reader      shots  macro-F1    AUC  log loss    ECE  sentences/s");
    }

    /// <summary>A row.</summary>
    public static void Print(GridRow row, bool json)
    {
        if (json)
        {
            JsonOutput.WriteLine(row with { Probabilities = null, Said = null });
            return;
        }

        var speed = row.SentencesPerSecond?.ToString("F1", CultureInfo.InvariantCulture) ?? "kept";
        Line($"{Name(row.Cell)}  {row.MacroF1,8:F3}  {row.Auc,5:F3}  {row.LogLoss,8:F3}  {row.Ece,5:F3}  {speed,11}");
    }

    /// <summary>A row of speeds.</summary>
    public static void Print(SpeedRow row, bool json)
    {
        if (json)
            JsonOutput.WriteLine(row);
        else
            Line($"{row.Form,-13} {Lower(row.Reader),-11} {row.MillisecondsPerSentence,8:F2} ms of processor time a sentence, {row.TimesFirst,6:F3} times the first's speed, {row.OfEngine,6:F3} of the bare engine's, {row.SentencesPerSecond,7:F1} sentences/s");
    }

    /// <summary>Every row less the one of a form.</summary>
    /// <exception cref="CommandException">No row of that form is there.</exception>
    public static void PrintDifferences(IReadOnlyList<GridRow> rows, string form, bool[] labels, int seed, bool json)
    {
        var others = rows.Where(r => r.Cell.Form == form).ToLookup(r => r.Cell with { Form = "" });
        if (others.Count == 0)
            throw new CommandException($"--against {form}: the grid holds no row of that form", ExitCodes.Usage);
        if (!json)
            Console.Out.WriteLine($"\nless {form}'s              reader      shots  macro-F1                   AUC                        right alone  McNemar");
        foreach (var row in rows.Where(r => r.Cell.Form != form))
        {
            if (others[row.Cell with { Form = "" }].FirstOrDefault() is not { } other || row.Less(other, labels, seed) is not { } less)
                continue;
            if (json)
                JsonOutput.WriteLine(new { row.Cell, Against = form, Difference = less });
            else
                Line($"{Name(row.Cell)}  {FigureNames.Short(less.MacroF1Difference),-25}  {FigureNames.Short(less.AucDifference),-25}  {less.OnlyFirstRight,5}, {less.OnlySecondRight,4}  {less.McNemarMidP,7:F3}");
        }
    }

    private static string Name(GridCell cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{cell.Form,-13} {cell.Prompt,-20} {Lower(cell.Reader),-11} {cell.Shots,5}");

    private static string Lower(GridReader reader) => reader.ToString().ToLowerInvariant();

    private static void Line(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
