using System.CommandLine;
using System.Globalization;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Evaluation.Drift;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream drift</c>.</summary>
internal static class DriftVerb
{
    private static readonly Argument<FileInfo?> File = new("FILE")
    {
        Description = "What ./stream score printed, where wanted with language, outlet and published in its objects; default: the database",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<DateTimeOffset?> Since = new("--since") { Description = "Articles published from this day; default: the last 28 days", HelpName = "DATE" };
    private static readonly Option<DateTimeOffset?> Until = new("--until") { Description = "To before this day; default: now", HelpName = "DATE" };
    private static readonly Option<string?> By = new("--by") { Description = "Each outlet, week or language too, from 100 sentences", HelpName = "outlet|week|language" };
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a line instead of a table" };

    public static Command Create()
    {
        By.AcceptOnlyFromAmong("outlet", "week", "language");
        var command = new Verb(
            "drift",
            """
            Holds scored sentences against those that their scorer was fitted on: population stability index and Kolmogorov-Smirnov of the
            log-odds, of the sentences' lengths and, in a file by a scorer that reads label words, of the probability that the model gives
            these words; and the share in languages that the scorer wasn't measured in. Ends with 1 where all
            together have drifted: the scorer's figures don't hold there.
            """,
            """
            ./stream drift --since 2026-03-01 --by outlet
            ./stream score sentences.txt > scores.ndjson; ./stream drift scores.ndjson
            ./stream drift scores.ndjson --scorer my-scorer.json --json
            """) { File, Since, Until, By, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var (scorer, sha256) = ScorerFile.Read(Configurations.Read(command).Setting("Scorer:Scorer") ?? ScorerFile.Default);
        var report = new DriftReport(scorer);
        var now = TimeProvider.System.GetUtcNow();
        var until = command.GetValue(Until) ?? now;
        var since = command.GetValue(Since) ?? until.AddDays(-28);
        var sentences = command.GetValue(File) is { } file
            ? await DriftInput.ReadAsync(file.FullName, cancellationToken).ConfigureAwait(false)
            : await DriftInput.DrawAsync(command, sha256, since.ToUniversalTime(), until.ToUniversalTime(), cancellationToken).ConfigureAwait(false);
        if (sentences.Count < DriftReport.LeastSentences)
            throw new CommandException($"{sentences.Count} scored sentences are too few to tell: at least {DriftReport.LeastSentences} are needed");
        var findings = report.Of(sentences, command.GetValue(By) switch
        {
            "outlet" => s => s.Outlet,
            "week" => s => DriftReport.Week(s.Published),
            "language" => s => s.Language,
            _ => null,
        });
        Print(findings, command.GetValue(Json));
        return findings[0].Verdict == DriftVerdict.Drifted ? ExitCodes.Failed : ExitCodes.Fine;
    }

    private static void Print(IReadOnlyList<DriftFinding> findings, bool json)
    {
        if (json)
        {
            foreach (var finding in findings)
                JsonOutput.WriteLine(finding);
            return;
        }

        Console.Out.WriteLine("group                         sentences  scores: PSI     KS      p  words: PSI     KS      p  words' mass: PSI  other languages  verdict");
        foreach (var f in findings)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{f.Group,-28} {f.Sentences,10}  {f.Scores.Psi,11:F3}  {f.Scores.Ks,5:F3}  {f.Scores.PValue,5:F3}  {f.Words.Psi,10:F3}  {f.Words.Ks,5:F3}  {f.Words.PValue,5:F3}  {f.LabelMass?.Psi,16:F3}  {f.OtherLanguages,15:P1}  {f.Verdict.ToString().ToLowerInvariant()}"));
        }
    }
}
