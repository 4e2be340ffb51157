using System.CommandLine;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream model</c>.</summary>
internal static class ModelVerb
{
    /// <summary>A model of the registry, or any file.</summary>
    public static readonly Argument<string?> Name = new("MODEL")
    {
        Description = "Name of a shipped or pulled model, or a GGUF file; default: the default model",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var list = new Command("list", "Lists the models that ship with the program, that were pulled, and that can be, a JSON object a line.");
        list.SetAction(List);
        var verify = new Command("verify", "Reads a model file, checks its header and, for one of the list, its SHA-256.") { Name };
        verify.SetAction(VerifyAsync);
        return new Command("model", "Looks after models.") { list, ModelPullVerb.Create(), verify, ModelInfoVerb.Create(), ModelDeriveVerb.Create() };
    }

    private static int List(ParseResult command)
    {
        var library = ModelLibrary.Open(ScorerSettings.Read(Configurations.Read(command)).FormsFolder);
        foreach (var m in library.Entries)
        {
            JsonOutput.WriteLine(new
            {
                m.Name,
                Path = library.FileOf(m),
                m.Bytes,
                m.Sha256,
                m.License,
                m.Url,
                m.Source,
                m.Description,
                Default = m.Name == library.Default,
            });
        }

        return ExitCodes.Fine;
    }

    private static async Task<int> VerifyAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var options = ScorerSettings.Read(Configurations.Read(command));
        var file = await ModelFile.OpenAsync(command.GetValue(Name), options.FormsFolder, cancellationToken).ConfigureAwait(false);
        JsonOutput.WriteLine(new { file.Path, file.Sha256, file.Shape.Layers, Intact = true });
        return ExitCodes.Fine;
    }
}
