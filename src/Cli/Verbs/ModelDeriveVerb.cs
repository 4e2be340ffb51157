using System.CommandLine;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream model derive</c>.</summary>
internal static class ModelDeriveVerb
{
    private static readonly Option<string> Type = new("--type")
    {
        Description = "Quantisation: " + string.Join(", ", ModelForm.FileTypes.Keys).ToLowerInvariant(),
        HelpName = "TYPE",
        Required = true,
    };

    private static readonly Option<int> Layers = new("--layers") { Description = "Layers that are kept, from the first; 0 for all", HelpName = "N" };

    private static readonly Option<FileInfo?> Out = new("--out") { Description = "Also copies the form here, for other programs", HelpName = "FILE.gguf" };

    public static Command Create()
    {
        var command = new Verb(
            "derive",
            "Makes a faster form of a model, once, in the folder of models: requantised, its last layers cut. Scorers name the form that they run.",
            """
            ./stream model derive --type q4_0 --layers 20
            ./stream model derive llama-1b --type q8_0 --out llama-1b.Q8_0.gguf
            ./stream fit --model llama-1b --form q8_0 --data labelled.tsv --out my-scorer.json
            """) { ModelVerb.Name, Type, Layers, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var options = ScorerSettings.Read(Configurations.Read(command));
        var form = ModelForm.Of(command.GetRequiredValue(Type), command.GetValue(Layers));
        if (!ModelForm.FileTypes.ContainsKey(form.Type))
            throw new CommandException($"--type: {form.Type} is none of {string.Join(", ", ModelForm.FileTypes.Keys)}", ExitCodes.Usage);
        var level = command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Error;
        using var logs = LoggerFactory.Create(logging => Logs.Configure(logging, level));
        var source = await ModelFile.OpenAsync(command.GetValue(ModelVerb.Name), options.FormsFolder, cancellationToken).ConfigureAwait(false);
        var made = await new ModelForms(options.FormsFolder, options.Native, logs)
            .GetAsync(source, form, cancellationToken, ProgressLines.Form(TimeProvider.System)).ConfigureAwait(false);
        var report = ModelReport.Read(made.Path, options);
        if (command.GetValue(Out) is { } copy)
            File.Copy(made.Path, copy.FullName, overwrite: true);
        JsonOutput.WriteLine(new
        {
            Path = command.GetValue(Out)?.FullName ?? made.Path,
            Form = form.ToString(),
            Source = source.Path,
            SourceSha256 = source.Sha256,
            report.Bytes,
            report.Types,
            made.Shape.Layers,
        });
        return ExitCodes.Fine;
    }
}
