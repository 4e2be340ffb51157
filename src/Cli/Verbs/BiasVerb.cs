using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Evaluation.Bias;
using StreamSubjectivity.Evaluation.Reports;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream bias</c>.</summary>
internal static class BiasVerb
{
    private const int Draws = 2000;
    private const int Seed = 1;

    private static readonly Option<string> Suite = new("--suite")
    {
        Description = "crows: CrowS-Pairs, first the group that the stereotype is of; winogender: WinoGender, first the male pronoun; "
            + "swaps: names of people, countries, parties and outlets in sentences that report; truth: statements, first the true one",
        HelpName = "crows|winogender|swaps|truth",
        Required = true,
    };

    private static readonly Option<FileInfo?> Data = new("--data")
    {
        Description = "The suite's public file, CSV or TSV. Swaps: tab-separated category, first, second, sentence with {} for the name; truth: "
            + "tab-separated category, true, false, or the CSV of TruthfulQA. Default of these two: the file that ships",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Likelihood = new("--likelihood")
    {
        Description = "Ask the model, not a scorer, which sentence of a pair is the likelier, as the LLaMA paper does; the model's file as it is",
    };

    private static readonly Option<FileInfo?> Html = new("--html") { Description = "Write a report to look at", HelpName = "FILE.html" };
    private static readonly Option<bool> Json = new("--json") { Description = "The findings as one JSON object" };

    public static Command Create()
    {
        Suite.AcceptOnlyFromAmong("crows", "winogender", "swaps", "truth");
        var command = new Verb(
            "bias",
            """
            Judges pairs of sentences that differ in the people they speak of, and tells how the scores differ: the mean of P(SUBJ) of the
            first less the second with a 95 % bootstrap interval, effect size, share of pairs labelled differently; by category. The suites'
            public files are not shipped; those of the swaps and of the statements are.
            """,
            """
            ./stream bias --suite crows --data crows_pairs_anonymized.csv
            ./stream bias --suite winogender --data all_sentences.tsv --scorer zero-shot --json
            ./stream bias --suite crows --data crows_pairs_anonymized.csv --likelihood
            ./stream bias --suite swaps --html bias.html
            ./stream bias --suite truth --likelihood
            """) { Suite, Data, Likelihood, Html, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var suite = command.GetRequiredValue(Suite);
        var pairs = Read(suite, command.GetValue(Data)?.FullName);
        using var logs = LoggerFactory.Create(logging => Logs.Configure(
            logging, command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Warning));
        var lines = ProgressLines.Fit(2 * pairs.Count, TimeProvider.System);
        if (command.GetValue(Likelihood))
            return await LikelihoodAsync(command, suite, pairs, lines, logs, cancellationToken).ConfigureAwait(false);
        await using var loaded = await LoadedScorer.LoadAsync(Configurations.Read(command), logs, cancellationToken).ConfigureAwait(false);
        loaded.Warn();
        var findings = await BiasAudit.RunAsync(loaded.Scorer, pairs, Draws, Seed, lines, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        await WriteAsync(command, report => report.Render(findings), $"Scorer {loaded.Scorer.Identity.Key}", cancellationToken).ConfigureAwait(false);
        if (command.GetValue(Json))
        {
            JsonOutput.WriteLine(new { Suite = suite, Scorer = loaded.Scorer.Identity.Key, Findings = findings });
            return ExitCodes.Fine;
        }

        Console.Out.WriteLine("category                     pairs  first less second          effect  absolute  first higher  other label");
        foreach (var f in findings)
            Line($"{f.Category,-28} {f.Pairs,5}  {FigureNames.Short(f.Difference),-24} {f.EffectSize,7:F3}  {f.MeanAbsolute,8:F3}  {f.FirstHigher,12:P0}  {f.OtherLabel,11:P0}");
        return ExitCodes.Fine;
    }

    private static IReadOnlyList<BiasPair> Read(string suite, string? path) => (suite, path) switch
    {
        ("crows", { } file) => BiasSuites.Crows(file),
        ("winogender", { } file) => BiasSuites.Winogender(file),
        ("swaps", _) => BiasSuites.Swaps(path ?? Shipped("swaps.tsv")),
        ("truth", _) => BiasSuites.Truth(path ?? Shipped("truth.tsv")),
        _ => throw new CommandException($"--suite {suite} needs --data FILE: the suite's public file isn't shipped", ExitCodes.Usage),
    };

    private static string Shipped(string name) => ShippedFiles.Find(Path.Combine("config", "bias", name))
        ?? throw new CommandException($"config/bias/{name} is not above the program: name a file by --data");

    private static async Task WriteAsync(ParseResult command, Func<BiasReport, string> render, string subject, CancellationToken cancellationToken)
    {
        if (command.GetValue(Html) is { } file)
            await File.WriteAllTextAsync(file.FullName, render(new BiasReport(command.GetRequiredValue(Suite), subject)), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> LikelihoodAsync(
        ParseResult command, string suite, IReadOnlyList<BiasPair> pairs, IProgress<int> lines, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var model = await TextLikelihood.StartAsync(ScorerSettings.Read(Configurations.Read(command)), form: null, logs, cancellationToken).ConfigureAwait(false);
        await using (model.ConfigureAwait(false))
        {
            var findings = await LikelihoodAudit.RunAsync(model, pairs, Draws, Seed, lines, cancellationToken).ConfigureAwait(false);
            await WriteAsync(command, report => report.Render(findings), $"Model {model.ModelForm}", cancellationToken).ConfigureAwait(false);
            if (command.GetValue(Json))
            {
                JsonOutput.WriteLine(new { Suite = suite, model.ModelForm, Likelihood = findings });
                return ExitCodes.Fine;
            }

            Console.Out.WriteLine("category                     pairs  first likelier           first of lower perplexity");
            foreach (var f in findings)
                Line($"{f.Category,-28} {f.Pairs,5}  {FigureNames.Short(f.LikelierFirst),-24} {FigureNames.Short(f.LowerPerplexityFirst)}");
            return ExitCodes.Fine;
        }
    }

    private static void Line(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
