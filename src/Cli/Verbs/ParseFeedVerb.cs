using System.CommandLine;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream parse-feed</c>.</summary>
internal static class ParseFeedVerb
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Feed files, or folders of them (.xml, .rss, .atom, .rdf, .json, .xml.gz); - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        var command = new Verb(
            "parse-feed",
            "Reads feeds (RSS, Atom, JSON Feed) and sitemaps and prints a JSON object a file, with what was mended as warnings. Nothing is fetched or stored.",
            """
            ./stream parse-feed feed.xml folder/
            curl -s https://example.org/feed.xml | ./stream parse-feed -
            ./stream parse-feed folder/ | jq -r '.items[] | [.published, .title] | @tsv'
            """) { Paths };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var failed = 0;
        using var output = new StreamWriter(Console.OpenStandardOutput());
        var files = InputFiles.ExpandOrStandardInput(command.GetRequiredValue(Paths), ".xml", ".rss", ".atom", ".rdf", ".json", ".xml.gz");
        foreach (var (line, fault) in files.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(Read))
        {
            if (line is not null)
                output.WriteLine(line);
            if (fault is null)
                continue;
            failed++;
            Console.Error.WriteLine($"stream: {fault}");
        }

        return failed == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static (string? Line, string? Fault) Read(string file)
    {
        try
        {
            return (FeedJson.Write(file, FeedReader.Read(InputFiles.Read(file), new FeedOrigin(file))), null);
        }
        catch (Exception e) when (e is FeedFormatException or IOException or UnauthorizedAccessException)
        {
            return (null, e.Message.Contains(file, StringComparison.Ordinal) ? e.Message : $"{file}: {e.Message}");
        }
    }
}
