using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Evaluation.Grid;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream eval --grid</c>: many ways of judging on the same sentences.</summary>
internal static class EvalGrid
{
    public static readonly Option<bool> Grid = new("--grid")
    {
        Description = "Try all of --forms × --prompts × --readers × --shot-counts and print a table; fitted ones by cross-validation. "
            + "What the model said, and rows of --out, are kept: a run that was stopped goes on",
    };

    private static readonly Option<string[]> Forms = List("--forms", "Forms of the model: as-is, TYPE or TYPE-LAYERS, as Q4_0-20", "FORM", "Q4_0-20");

    private static readonly Option<string[]> Prompts = List("--prompts", "Prompts, by name or file", "NAME|FILE", "feeling", "guideline");

    private static readonly Option<GridReader[]> Readers = new("--readers")
    {
        Description = "words: the label words as they are; calibrated: with a fitted calibration; last, mean, both: a learned verbalizer over that state",
        HelpName = "words|calibrated|last|mean|both",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [GridReader.Last, GridReader.Both],
    };

    private static readonly Option<int[]> ShotCounts = new("--shot-counts")
    {
        Description = "Numbers of shots to try with label words, from --shots-from",
        HelpName = "K",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [0],
    };

    /// <summary>Adds the options to a verb.</summary>
    public static void AddTo(Command verb)
    {
        verb.Add(Grid);
        verb.Add(Forms);
        verb.Add(Prompts);
        verb.Add(Readers);
        verb.Add(ShotCounts);
    }

    /// <summary>Runs the grid: a row as soon as it is there.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="rows">NDJSON file of rows, read first and written on; null for none.</param>
    /// <param name="json">Print rows as JSON, not as a table.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<int> RunAsync(ParseResult command, FileInfo? rows, bool json, CancellationToken cancellationToken)
    {
        var data = LabelledInput.Read(command).SelectMany(f => f.Sentences).ToList();
        var options = ScorerSettings.Read(AnswerOptions.Apply(Configurations.Read(command), command));
        var plan = new GridPlan(
            data,
            command.GetValue(Forms)!,
            command.GetValue(Prompts)!,
            command.GetValue(Readers)!,
            command.GetValue(ShotCounts)!,
            Path.Combine(DataFolder.Home(), "cache", "states"),
            AnswerOptions.SeedOf(command));
        using var logs = LoggerFactory.Create(logging => Logs.Configure(
            logging, command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Warning));
        var known = await GridFile.ReadAsync(rows?.FullName, cancellationToken).ConfigureAwait(false);
        if (!json)
            Console.Out.WriteLine("form          prompt               reader      shots  macro-F1    AUC  log loss    ECE  sentences/s");
        foreach (var row in known)
            Print(row, json);
        var run = new GridRun(options, plan, logs);
        await foreach (var row in run.RunAsync(known.Select(r => r.Key).ToHashSet(), new FitLines(data.Count, TimeProvider.System), cancellationToken).ConfigureAwait(false))
        {
            await GridFile.AppendAsync(rows?.FullName, row, cancellationToken).ConfigureAwait(false);
            Print(row, json);
        }

        return ExitCodes.Fine;
    }

    private static void Print(GridRow row, bool json)
    {
        if (json)
        {
            JsonOutput.WriteLine(row);
            return;
        }

        var (form, prompt, reader, shots) = row.Cell;
        var speed = row.SentencesPerSecond?.ToString("F1", CultureInfo.InvariantCulture) ?? "kept";
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{form,-13} {prompt,-20} {reader.ToString().ToLowerInvariant(),-11} {shots,5}  {row.MacroF1,8:F3}  {row.Auc,5:F3}  {row.LogLoss,8:F3}  {row.Ece,5:F3}  {speed,11}"));
    }

    private static Option<string[]> List(string name, string description, string help, params string[] defaults) => new(name)
    {
        Description = description,
        HelpName = help,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => defaults,
    };
}
