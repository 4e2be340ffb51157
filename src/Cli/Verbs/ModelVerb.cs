using System.CommandLine;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream model</c>.</summary>
internal static class ModelVerb
{
    private static readonly Argument<string?> Name = new("MODEL")
    {
        Description = "Name of a shipped model, or a GGUF file; default: the default model",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var list = new Command("list", "Lists the models that ship with the program, a JSON object a line.");
        list.SetAction(_ => List());
        var verify = new Command("verify", "Reads a model file, checks its header and, for a shipped one, its SHA-256.") { Name };
        verify.SetAction(VerifyAsync);
        return new Command("model", "Looks after models.") { list, verify };
    }

    private static int List()
    {
        var path = ShippedFiles.Find(ModelManifest.RelativePath)
            ?? throw new CommandException($"{ModelManifest.RelativePath} isn't beside the program");
        foreach (var model in ModelManifest.Read(path).Models)
            JsonOutput.WriteLine(model);
        return ExitCodes.Fine;
    }

    private static async Task<int> VerifyAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var file = await ModelFile.OpenAsync(command.GetValue(Name), cancellationToken).ConfigureAwait(false);
        JsonOutput.WriteLine(new { file.Path, file.Sha256, Layers = file.Shape.Layers, Intact = true });
        return ExitCodes.Fine;
    }
}
