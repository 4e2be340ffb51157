using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream fit</c>.</summary>
internal static class FitVerb
{
    private static readonly Option<FileInfo> Out = new("--out") { Description = "Where the scorer goes", HelpName = "FILE.json", Required = true };

    private static readonly Option<string?> Form = new("--form")
    {
        Description = "Faster form of the model to fit and run: " + string.Join(", ", ModelForm.FileTypes.Keys),
        HelpName = "TYPE",
    };

    private static readonly Option<int> Layers = new("--layers") { Description = "Layers of the model that the form keeps; 0 for all", HelpName = "N" };

    private static readonly Option<string> Source = new("--source")
    {
        Description = "What the sentences are, for the scorer's provenance",
        DefaultValueFactory = _ => "own labels",
    };

    private static readonly Option<string> Terms = new("--terms")
    {
        Description = "Terms that come with the sentences",
        DefaultValueFactory = _ => "as the sentences that it was fitted on",
    };

    private static readonly Option<string> State = new("--state")
    {
        Description = "State to read: the last position's, the mean over the sentence, both, or whichever cross-validation prefers (auto); "
            + "words: none, calibrate what the prompt's label words say",
        DefaultValueFactory = _ => "auto",
        HelpName = "last|mean|both|auto|words",
    };

    private static readonly Option<string> Prior = new("--prior")
    {
        Description = "Share of SUBJ that probabilities are given for: 0 to 1, or the data's own (data). A half says what a sentence speaks for, whatever share the data has",
        DefaultValueFactory = _ => "0.5",
        HelpName = "SHARE|data",
    };

    private static readonly Option<string[]> Languages = new("--language")
    {
        Description = "Languages of the sentences, as en; the scorer counts as measured in these",
        HelpName = "CODE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "Of the folds", DefaultValueFactory = _ => 1, HelpName = "N" };

    public static Command Create()
    {
        var command = new Verb(
            "fit",
            "Fits a scorer on labelled sentences, through the engine that will run it; seconds to minutes on a CPU. Prints its cross-validated figures.",
            """
            ./stream fit --data train.tsv dev.tsv --out my-scorer.json
            ./stream fit --data train.tsv --form Q4_0 --layers 16 --out fast.json
            ./stream fit --data train.tsv --labels --out with-our-labels.json
            ./stream fit --data train.tsv --state words --prompt section --out words.json
            ./stream score sentences.txt --scorer my-scorer.json
            """) { LabelledInput.Data, LabelledInput.Labels, Out, Form, Layers, State, Prior, Languages, Seed, Source, Terms };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var settings = SettingsOf(command);
        var data = (await LabelledInput.ReadAsync(command, cancellationToken).ConfigureAwait(false)).SelectMany(f => f.Sentences).ToList();
        var form = (command.GetValue(Form), command.GetValue(Layers)) switch
        {
            (null, 0) => null,
            (null, _) => throw new CommandException("--layers needs --form TYPE", ExitCodes.Usage),
            var (type, layers) => ModelForm.Of(type!, layers),
        };
        var options = ScorerSettings.Read(Configurations.Read(command));
        using var logs = LoggerFactory.Create(logging => Logs.Configure(
            logging, command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Warning));
        var output = command.GetRequiredValue(Out);
        var job = new FittingJob(
            Path.GetFileNameWithoutExtension(output.Name),
            data,
            command.GetRequiredValue(Source),
            command.GetRequiredValue(Terms),
            command.GetValue(Languages) is { Length: > 0 } languages ? languages : null,
            settings);
        var cache = Path.Combine(DataFolder.Home(), "cache", "states");
        var scorer = await new ScorerFitting(options, form, cache, logs)
            .FitAsync(job, ProgressLines.Fit(data.Count, TimeProvider.System), cancellationToken).ConfigureAwait(false);
        scorer.Write(output.FullName);
        if (scorer.Warning is { } warning)
            Console.Error.WriteLine($"stream: {warning}");
        JsonOutput.WriteLine(new { scorer.Name, scorer.Prompt, Form = form?.ToString(), State = scorer.Weights is null ? "words" : (object)(scorer.State ?? StateReading.Last), scorer.Fitted, scorer.Threshold, scorer.Warning });
        return ExitCodes.Fine;
    }

    private static FitSettings SettingsOf(ParseResult command)
    {
        var state = command.GetRequiredValue(State);
        var prior = command.GetRequiredValue(Prior);
        return new FitSettings
        {
            Seed = command.GetValue(Seed),
            LabelWords = state == "words",
            Readings = state switch
            {
                "words" => [StateReading.Last],
                "auto" => Enum.GetValues<StateReading>(),
                _ when Enum.TryParse<StateReading>(state, ignoreCase: true, out var one) && Enum.IsDefined(one) => [one],
                _ => throw new CommandException($"--state {state}: there are last, mean, both, auto and words", ExitCodes.Usage),
            },
            Prior = prior == "data"
                ? null
                : double.TryParse(prior, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1
                    ? share
                    : throw new CommandException($"--prior {prior}: a share between 0 and 1, or data", ExitCodes.Usage),
        };
    }
}
