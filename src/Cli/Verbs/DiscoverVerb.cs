using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Ingest;
using StreamSubjectivity.Ingest.Discovery;
using StreamSubjectivity.Ingest.Fetching;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream sources discover</c>: it fetches, and needs no database.</summary>
internal static class DiscoverVerb
{
    private static readonly Argument<string> Site = new("URL") { Description = "Homepage of an outlet, or any page of it" };

    public static Command Create(Option<bool> json)
    {
        var command = new Verb(
            "discover",
            "Finds the feeds and news sitemaps of a site: by its page's links, the usual paths, and its robots.txt. Each is read before it is named.",
            """
            ./stream sources discover https://example.org
            ./stream sources discover example.org --json | jq -r .url > found.txt && ./stream sources add found.txt
            """)
        {
            Site,
        };
        command.SetAction((c, t) => RunAsync(c, c.GetValue(json), t));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, bool json, CancellationToken cancellationToken)
    {
        var site = command.GetRequiredValue(Site);
        if (!Uri.TryCreate(site.Contains("://", StringComparison.Ordinal) ? site : $"https://{site}", UriKind.Absolute, out var url)
            || url.Scheme is not ("http" or "https"))
            throw new CommandException($"'{site}' isn't an http or https URL", ExitCodes.Usage);
        var services = new ServiceCollection().AddLogging().AddIngestServices();
        services.AddSingleton<IConfiguration>(Configurations.Read(command));
        await using var provider = services.BuildServiceProvider();
        IReadOnlyList<DiscoveredSource> found;
        try
        {
            found = await provider.GetRequiredService<SourceDiscovery>().DiscoverAsync(url, cancellationToken).ConfigureAwait(false);
        }
        catch (FetchException e)
        {
            var hint = e.Failure == FetchFailure.RefusedAddress ? "; Stream:Ingest:AllowedPrivateHosts names hosts that may be private" : "";
            throw new CommandException(e.Message + hint, inner: e);
        }

        Write(found, json);
        if (found.Count == 0)
            Console.Error.WriteLine($"stream: {url} offers no feed and no sitemap that was found");
        return found.Count > 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static void Write(IReadOnlyList<DiscoveredSource> found, bool json)
    {
        if (json)
        {
            foreach (var source in found)
                JsonOutput.WriteLine(source);
            return;
        }

        var table = new Table().AddColumns("source", "format", "title", "items", "found by");
        foreach (var s in found)
            table.AddRow(new Text(s.Url), new Text(s.Format), new Text(s.Title ?? ""), new Text($"{s.Items}"), new Text(s.Via));
        TableOutput.Write(table);
    }
}
