using System.CommandLine;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream parse-feed</c>.</summary>
internal static class ParseFeedVerb
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Feed files, or folders of them (.xml, .rss, .atom, .rdf, .json, .xml.gz)",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        var command = new Verb(
            "parse-feed",
            "Reads feeds (RSS, Atom, JSON Feed) and sitemaps and prints a JSON object a file, with what was mended as warnings. Nothing is fetched or stored.",
            """
            ./stream parse-feed feed.xml folder/
            """) { Paths };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var failed = 0;
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var file in InputFiles.Expand(command.GetRequiredValue(Paths), ".xml", ".rss", ".atom", ".rdf", ".json", ".xml.gz"))
        {
            try
            {
                var feed = FeedReader.Read(File.ReadAllBytes(file), new FeedOrigin(file));
                output.WriteLine(FeedJson.Write(file, feed));
            }
            catch (Exception e) when (e is FeedFormatException or IOException or UnauthorizedAccessException)
            {
                failed++;
                Console.Error.WriteLine($"stream: {e.Message}");
            }
        }

        return failed == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }
}
