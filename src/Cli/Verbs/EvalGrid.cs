using System.CommandLine;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Evaluation.Grid;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream eval --grid</c>: many ways of judging on the same sentences.</summary>
internal static class EvalGrid
{
    private const int SpeedRounds = 3;
    private const int SpeedSentences = 96;

    public static readonly Option<bool> Grid = new("--grid")
    {
        Description = "Try all of --forms × --prompts × --readers × --shot-counts and print a table; fitted ones by cross-validation. "
            + "What the model said, and rows of --out, are kept: a run that was stopped goes on",
    };

    private static readonly Option<string[]> Forms = List("--forms", "Forms of the model: as-is, TYPE or TYPE-LAYERS, as Q4_0-16", "FORM", "Q4_0-16");

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

    private static readonly Option<string?> Against = new("--against")
    {
        Description = "With --grid: hold every row against that of this form with the same prompt, reader and shots, by the paired bootstrap",
        HelpName = "FORM",
    };

    private static readonly Option<bool> Speed = new("--speed")
    {
        Description = "With --grid: measure processor time of --forms × --readers under the first prompt, in turns with the first of them, in place of accuracy",
    };

    /// <summary>Adds the options to a verb.</summary>
    public static void AddTo(Command verb)
    {
        verb.Add(Grid);
        verb.Add(Forms);
        verb.Add(Prompts);
        verb.Add(Readers);
        verb.Add(ShotCounts);
        verb.Add(Against);
        verb.Add(Speed);
    }

    /// <summary>Runs the grid: a row as soon as it is there.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="rows">NDJSON file of rows, read first and written on; null for none.</param>
    /// <param name="json">Print rows as JSON, not as a table.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<int> RunAsync(ParseResult command, FileInfo? rows, bool json, CancellationToken cancellationToken)
    {
        var data = (await LabelledInput.ReadAsync(command, cancellationToken).ConfigureAwait(false)).SelectMany(f => f.Sentences).ToList();
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
        if (command.GetValue(Speed))
        {
            await foreach (var row in new SpeedRun(options, plan, SpeedRounds, SpeedSentences, logs).RunAsync(cancellationToken).ConfigureAwait(false))
                GridLines.Print(row, json);
            return ExitCodes.Fine;
        }

        var all = new List<GridRow>(await GridFile.ReadAsync(rows?.FullName, cancellationToken).ConfigureAwait(false));
        GridLines.Head(json);
        all.ForEach(row => GridLines.Print(row, json));
        var run = new GridRun(options, plan, logs);
        await foreach (var row in run.RunAsync(all.Select(r => r.Key).ToHashSet(), ProgressLines.Fit(data.Count, TimeProvider.System), cancellationToken).ConfigureAwait(false))
        {
            await GridFile.AppendAsync(rows?.FullName, row, cancellationToken).ConfigureAwait(false);
            all.Add(row);
            GridLines.Print(row, json);
        }

        if (command.GetValue(Against) is { } form)
            GridLines.PrintDifferences(all, form, [.. data.Select(d => d.Subjective)], plan.Seed, json);
        return ExitCodes.Fine;
    }

    private static Option<string[]> List(string name, string description, string help, params string[] defaults) => new(name)
    {
        Description = description,
        HelpName = help,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => defaults,
    };
}
