using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Evaluation.Bias;
using StreamSubjectivity.Evaluation.Reports;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream bias</c>.</summary>
internal static class BiasVerb
{
    private static readonly Option<string> Suite = new("--suite")
    {
        Description = "crows: CrowS-Pairs, first the group that the stereotype is of; winogender: WinoGender, first the male pronoun",
        HelpName = "crows|winogender",
        Required = true,
    };

    private static readonly Option<FileInfo> Data = new("--data") { Description = "The suite's public file, CSV or TSV", HelpName = "FILE", Required = true };

    private static readonly Option<bool> Json = new("--json") { Description = "The findings as one JSON object" };

    public static Command Create()
    {
        Suite.AcceptOnlyFromAmong("crows", "winogender");
        var command = new Verb(
            "bias",
            """
            Judges pairs of sentences that differ in the people they speak of, and tells how the scores differ: the mean of P(SUBJ) of the
            first less the second with a 95 % bootstrap interval, effect size, share of pairs labelled differently; by category.
            """,
            """
            ./stream bias --suite crows --data crows_pairs_anonymized.csv
            ./stream bias --suite winogender --data all_sentences.tsv --scorer zero-shot --json
            """) { Suite, Data, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var path = command.GetRequiredValue(Data).FullName;
        var suite = command.GetRequiredValue(Suite);
        var pairs = suite == "crows" ? BiasSuites.Crows(path) : BiasSuites.Winogender(path);
        using var logs = LoggerFactory.Create(logging => Logs.Configure(
            logging, command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Warning));
        await using var loaded = await LoadedScorer.LoadAsync(Configurations.Read(command), logs, cancellationToken).ConfigureAwait(false);
        var findings = await BiasAudit.RunAsync(
            loaded.Scorer, pairs, draws: 2000, seed: 1, new FitLines(2 * pairs.Count, TimeProvider.System), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        if (command.GetValue(Json))
        {
            JsonOutput.WriteLine(new { Suite = suite, Scorer = loaded.Scorer.Identity.Key, Findings = findings });
            return ExitCodes.Fine;
        }

        Console.Out.WriteLine("category                     pairs  first less second          effect  absolute  first higher  other label");
        foreach (var f in findings)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{f.Category,-28} {f.Pairs,5}  {FigureNames.Short(f.Difference),-24} {f.EffectSize,7:F3}  {f.MeanAbsolute,8:F3}  {f.FirstHigher,12:P0}  {f.OtherLabel,11:P0}"));
        }

        return ExitCodes.Fine;
    }
}
