using System.CommandLine;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Ingest.Robots;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream robots</c>.</summary>
internal static class RobotsVerb
{
    private static readonly Argument<string[]> Paths = new("FILE")
    {
        Description = "robots.txt files, or folders of them (.txt); - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Agent = new("--agent")
    {
        Description = "Product token of the robot, or its whole User-Agent header",
        HelpName = "NAME",
        Required = true,
    };

    private static readonly Option<string[]> Urls = new("--url")
    {
        Description = "URL to ask for, or a path of the host; several are decided one by one",
        HelpName = "URL",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a decision instead of the bare word" };

    public static Command Create()
    {
        var command = new Verb(
            "robots",
            """
            Says what a robots.txt (RFC 9309) lets a robot ask for: allowed (exit code 0) or disallowed (1). Of several files or URLs
            each is decided on a line of its own, with file and URL behind a tab. Nothing is fetched.
            """,
            """
            ./stream robots robots.txt --agent StreamSubjectivity --url https://example.org/news/1
            curl -s https://example.org/robots.txt | ./stream robots - --agent StreamSubjectivity --url /news/1 /search --json
            """) { Paths, Agent, Urls, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var agent = command.GetRequiredValue(Agent);
        var urls = command.GetRequiredValue(Urls).Select(u => (Said: u, Url: Parse(u))).ToList();
        var files = InputFiles.ExpandOrStandardInput(command.GetRequiredValue(Paths), ".txt");
        var refused = 0;
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var file in files)
        {
            var robots = RobotsFile.Parse(InputFiles.Read(file));
            foreach (var (said, url) in urls)
            {
                var allowed = robots.Allows(agent, url);
                refused += allowed ? 0 : 1;
                var word = allowed ? "allowed" : "disallowed";
                output.WriteLine(command.GetValue(Json)
                    ? JsonOutput.Line(new { File = file, Url = said, Agent = agent, Allowed = allowed })
                    : files.Count * urls.Count == 1 ? word : $"{word}\t{file}\t{said}");
            }
        }

        return refused == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static Uri Parse(string url) =>
        Uri.TryCreate(url.StartsWith('/') ? $"http://host.invalid{url}" : url, UriKind.Absolute, out var parsed)
            && parsed.Scheme is "http" or "https"
            ? parsed
            : throw new CommandException($"--url: '{url}' is neither an absolute http or https URL nor a path", ExitCodes.Usage);
}
