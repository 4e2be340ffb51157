using System.CommandLine;
using System.IO.Compression;
using StreamSubjectivity.Ingest.Extraction;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream extract</c>.</summary>
internal static class ExtractVerb
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "HTML files (.html, .htm, .html.gz), or folders of them",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Url = new("--url")
    {
        Description = "Address that the page was served at: relative links and the canonical URL are resolved against it",
        HelpName = "URL",
    };

    public static Command Create()
    {
        var command = new Verb(
            "extract",
            "Extracts the article of HTML pages and prints a JSON object a file. Nothing is fetched or stored.",
            """
            ./stream extract page.html --url https://example.org/news/1
            ./stream extract saved-pages/
            """) { Paths, Url };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var address = command.GetValue(Url);
        Uri? url = null;
        if (address is not null && !Uri.TryCreate(address, UriKind.Absolute, out url))
            throw new CommandException($"--url: '{address}' isn't an absolute URL", ExitCodes.Usage);
        var failed = 0;
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var file in InputFiles.Expand(command.GetRequiredValue(Paths), ".html", ".htm", ".html.gz", ".htm.gz"))
        {
            try
            {
                output.WriteLine(ExtractJson.Write(file, address, PageExtractor.Extract(Read(file), file, url, null)));
            }
            catch (Exception e) when (e is PageFormatException or IOException or InvalidDataException or UnauthorizedAccessException)
            {
                failed++;
                Console.Error.WriteLine($"stream: {(e.Message.StartsWith(file, StringComparison.Ordinal) ? "" : file + ": ")}{e.Message}");
            }
        }

        return failed == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static byte[] Read(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            return File.ReadAllBytes(file);
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
