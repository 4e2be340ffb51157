using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Evaluation.Metrics;
using StreamSubjectivity.Evaluation.Reports;
using StreamSubjectivity.Evaluation.Running;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream eval</c>.</summary>
internal static class EvalVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "The figures as one JSON object" };
    private static readonly Option<FileInfo?> Html = new("--html") { Description = "Write a report to look at: curves, histogram, worst errors", HelpName = "FILE.html" };
    private static readonly Option<FileInfo?> Out = new("--out") { Description = "Write each sentence with its label and score as NDJSON", HelpName = "FILE.ndjson" };
    private static readonly Option<string?> Compare = new("--compare") { Description = "Judge by this scorer too, and test the difference", HelpName = "NAME|FILE" };

    private static readonly Option<string[]> By = new("--by")
    {
        Description = "Figures by the values of a column, as language or outlet; length: by words of the sentence",
        HelpName = "COLUMN",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Draws = new("--bootstrap")
    {
        Description = "Resamples of the 95 % intervals; 0 for none",
        DefaultValueFactory = _ => 1000,
        HelpName = "N",
    };

    public static Command Create()
    {
        var command = new Verb(
            "eval",
            """
            Judges labelled sentences and tells how well: macro-F1, F1 of each label, accuracy, AUC, calibration (ECE, Brier), confusion,
            each with a 95 % bootstrap interval, and sentences a second. Rows that can't be used are left out, counted and listed.
            """,
            """
            ./stream eval --data dev.tsv
            ./stream eval --data dev.tsv --scorer my-scorer.json --compare checkthat-en --html report.html
            ./stream eval --data labels.csv --by language length --json
            ./stream eval --labels
            ./stream eval --data dev.tsv --prompt guideline --shots 8 --shots-from train.tsv
            ./stream eval --grid --data train.tsv --forms Q4_0-16 Q8_0-20 as-is --prompts feeling --readers last both --out grid.ndjson --against as-is
            """) { LabelledInput.Data, LabelledInput.Labels, Json, Html, Out, Compare, By, Draws };
        AnswerOptions.AddTo(command);
        EvalGrid.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        if (command.GetValue(EvalGrid.Grid))
            return await EvalGrid.RunAsync(command, command.GetValue(Out), command.GetValue(Json), cancellationToken).ConfigureAwait(false);
        var files = await LabelledInput.ReadAsync(command, cancellationToken).ConfigureAwait(false);
        var settings = AnswerOptions.Apply(Configurations.Read(command), command);
        var (draws, seed) = (command.GetValue(Draws), AnswerOptions.SeedOf(command));
        var scorer = await EvaluateAsync(command, settings, files, draws, seed, cancellationToken).ConfigureAwait(false);
        var (other, comparison) = await CompareAsync(command, settings, files, scorer, draws, seed, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<BreakdownPart> parts;
        try
        {
            parts = [.. (command.GetValue(By) ?? []).SelectMany(column => Breakdown.By(column, scorer.Data.Scored, draws, seed))];
        }
        catch (ArgumentException e)
        {
            throw new CommandException($"--by: {e.Message}", ExitCodes.Usage, e);
        }

        var result = new EvaluationResult(files, scorer, parts, other, comparison, CurveOf(scorer.Name));
        if (command.GetValue(Out) is { } predictions)
            await PredictionLines.WriteAsync(predictions.FullName, scorer, cancellationToken).ConfigureAwait(false);
        if (command.GetValue(Html) is { } html)
            await File.WriteAllTextAsync(html.FullName, HtmlReport.Render(result), cancellationToken).ConfigureAwait(false);
        if (command.GetValue(Json))
            JsonOutput.WriteLine(EvalJson.Of(result));
        else
            Console.Out.Write(EvalText.Of(result));
        return ExitCodes.Fine;
    }

    private static IReadOnlyList<LearningPoint>? CurveOf(string scorer) => ScorerFile.Read(scorer).File.Fitted?.LearningCurve;

    private static async Task<(EvaluatedScorer? Other, PairedComparison? Comparison)> CompareAsync(
        ParseResult command,
        IConfigurationRoot settings,
        IReadOnlyList<LabelledData> files,
        EvaluatedScorer scorer,
        int draws,
        int seed,
        CancellationToken cancellationToken)
    {
        if (command.GetValue(Compare) is not { } name)
            return (null, null);
        // Its own prompt, plainly asked: the options of the command line are the first scorer's.
        var plain = Configurations.Read(command);
        plain.Set("Scorer:Scorer", name);
        plain.Set("Scorer:Prompt", "");
        var other = await EvaluateAsync(command, plain, files, draws, seed, cancellationToken).ConfigureAwait(false);
        return (other, EvaluationResult.Compare(scorer.Data, other.Data, draws, seed));
    }

    private static async Task<EvaluatedScorer> EvaluateAsync(
        ParseResult command, IConfigurationRoot settings, IReadOnlyList<LabelledData> files, int draws, int seed, CancellationToken cancellationToken)
    {
        using var logs = LoggerFactory.Create(logging => Logs.Configure(
            logging, command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Warning));
        await using var loaded = await LoadedScorer.LoadAsync(settings, logs, cancellationToken).ConfigureAwait(false);
        loaded.Warn();
        var sentences = files.SelectMany(f => f.Sentences).ToList();
        var lines = ProgressLines.Fit(sentences.Count, TimeProvider.System);
        var data = await EvaluationRun.ScoreAsync(loaded.Scorer, sentences, lines, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        foreach (var unscored in data.Unscored.Take(10))
            Console.Error.WriteLine($"stream: line {unscored.Sentence.Line} is left out: {unscored.Reason}");
        if (data.Scored.Count == 0)
            throw new CommandException($"none of the {sentences.Count} sentences could be scored");
        var name = settings.Setting("Scorer:Scorer") ?? (loaded.Scorer.Identity.VerbalizerSha256 is null ? ScorerFile.ZeroShot : ScorerFile.Default);
        return new EvaluatedScorer(name, loaded.Scorer.Identity, data, Bootstrap.Measure(data.Scored.Select(s => s.Judged), draws, seed));
    }
}
