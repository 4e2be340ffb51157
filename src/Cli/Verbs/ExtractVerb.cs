using System.CommandLine;
using System.IO.Compression;
using StreamSubjectivity.Ingest.Extraction;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream extract</c>.</summary>
internal static class ExtractVerb
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "HTML files (.html, .htm, .html.gz), or folders of them; - for standard input",
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
            curl -s https://example.org/news/1 | ./stream extract - --url https://example.org/news/1
            ./stream extract saved-pages/ | jq -r 'select(.rejected) | [.file, .rejected] | @tsv'
            """) { Paths, Url };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var address = command.GetValue(Url);
        Uri? url = null;
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out url) && url.Scheme is "http" or "https"))
            throw new CommandException($"--url: '{address}' isn't an absolute http or https URL", ExitCodes.Usage);
        var failed = 0;
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var file in InputFiles.ExpandOrStandardInput(command.GetRequiredValue(Paths), ".html", ".htm", ".html.gz", ".htm.gz"))
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
        var bytes = InputFiles.Read(file);
        if (!bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return bytes;
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
