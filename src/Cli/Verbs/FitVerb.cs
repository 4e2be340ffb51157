using System.CommandLine;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream fit</c>.</summary>
internal static class FitVerb
{
    private static readonly Option<string[]> Data = new("--data")
    {
        Description = "Tab-separated files with a header that names the columns sentence and label (SUBJ or OBJ); no quoting",
        HelpName = "FILE.tsv",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

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

    public static Command Create()
    {
        var command = new Verb(
            "fit",
            "Fits a scorer on labelled sentences, through the engine that will run it; seconds to minutes on a CPU. Prints its cross-validated figures.",
            """
            ./stream fit --data train.tsv dev.tsv --out my-scorer.json
            ./stream fit --data train.tsv --form Q4_0 --layers 20 --out fast.json
            ./stream score sentences.txt --scorer my-scorer.json
            """) { Data, Out, Form, Layers, Source, Terms };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var data = command.GetRequiredValue(Data).SelectMany(LabelledFile.Read).ToList();
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
        var scorer = await new ScorerFitting(options, form, logs).FitAsync(
            Path.GetFileNameWithoutExtension(output.Name),
            data,
            command.GetRequiredValue(Source),
            command.GetRequiredValue(Terms),
            seed: 1,
            new FitLines(data.Count, TimeProvider.System),
            cancellationToken).ConfigureAwait(false);
        scorer.Write(output.FullName);
        JsonOutput.WriteLine(new { scorer.Name, Form = form?.ToString(), scorer.Fitted, scorer.Threshold });
        return ExitCodes.Fine;
    }
}
