using System.CommandLine;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream model pull</c>.</summary>
internal static class ModelPullVerb
{
    private static readonly Argument<string?> Name = new("NAME")
    {
        Description = "Name of an entry of the list, or of --manifest",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<FileInfo?> Manifest = new("--manifest") { Description = "A list with the entry, of the form of models/manifest.json", HelpName = "FILE" };

    private static readonly Option<string?> Url = new("--url") { Description = "Address of a GGUF file that no list names", HelpName = "URL" };

    private static readonly Option<string?> Sha256 = new("--sha256") { Description = "With --url: what the file must be", HelpName = "HEX" };

    private static readonly Option<string?> As = new("--name") { Description = "With --url: the name that --model takes. Default: the file's", HelpName = "NAME" };

    private static readonly Option<string?> License = new("--licence", "--license") { Description = "With --url: the file's licence, for the list", HelpName = "SPDX" };

    public static Command Create()
    {
        var command = new Verb(
            "pull",
            "Downloads a model and lists it: goes on where an earlier run was cut, and keeps nothing whose SHA-256 is another.",
            """
            ./stream model pull llama-1b --manifest models.json
            ./stream model pull --url https://example.org/tiny.gguf --sha256 9f86d0… --licence Apache-2.0
            ./stream score sentences.txt --model tiny --scorer zero-shot
            """) { Name, Manifest, Url, Sha256, As, License };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var folder = ScorerSettings.Read(Configurations.Read(command)).FormsFolder;
        var entry = EntryOf(command, folder);
        await Console.Error.WriteLineAsync($"{entry.Name}: licence {entry.License}; its terms bind whoever uses the model").ConfigureAwait(false);
        using var client = ModelDownload.CreateClient();
        var (listed, path) = await new ModelPull(folder, client, TimeProvider.System)
            .RunAsync(entry, ProgressLines.Download(TimeProvider.System), cancellationToken).ConfigureAwait(false);
        JsonOutput.WriteLine(new { listed.Name, Path = path, listed.Bytes, listed.Sha256, listed.License });
        return ExitCodes.Fine;
    }

    private static ModelManifestEntry EntryOf(ParseResult command, string folder)
    {
        if (command.GetValue(Url) is { } address)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
                throw new CommandException($"--url: {address} is no address", ExitCodes.Usage);
            var sha256 = command.GetValue(Sha256) ?? throw new CommandException("--url needs --sha256: nothing else says that the file is the right one", ExitCodes.Usage);
            var file = Path.GetFileName(url.LocalPath);
            var name = command.GetValue(As) ?? command.GetValue(Name) ?? Path.GetFileNameWithoutExtension(file);
            return new ModelManifestEntry(
                name,
                file.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) ? file : name + ".gguf",
                0,
                sha256.ToLowerInvariant(),
                command.GetValue(License) ?? "unknown",
                null,
                url.Host,
                null,
                url.ToString());
        }

        var wanted = command.GetValue(Name) ?? throw new CommandException("name a model of the list, or an address with --url", ExitCodes.Usage);
        if (command.GetValue(Manifest) is { } manifest)
        {
            return ModelManifest.Read(manifest.FullName).Find(wanted)
                ?? throw new CommandException($"{manifest}: lists no {wanted}");
        }

        var library = ModelLibrary.Open(folder);
        return library.Find(wanted)
            ?? throw new CommandException($"{wanted} is none of {string.Join(", ", library.Entries.Select(m => m.Name))}; others come with --manifest or --url");
    }
}
