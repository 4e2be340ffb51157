using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Cli.Demo;
using StreamSubjectivity.Cli.Demo.Serving;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Ingest.Measuring;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream bench extract</c>.</summary>
internal static class ExtractBench
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Pages (.html, .htm, also .gz), or folders of them; the demo's newsroom where none is given",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "The result as one JSON object" };

    public static Command Create()
    {
        var command = new Verb(
            "extract",
            """
            Measures extraction in pages a second of processor time and, where expected.json beside the pages says what they hold
            ({"page.html":{"url","title","published","paragraphs":[…]}}), how well text, headlines and dates are found.
            """,
            """
            ./stream bench extract --json
            ./stream bench extract saved-pages/
            """) { Paths, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var pages = await ReadAsync(command.GetValue(Paths) ?? []).ConfigureAwait(false);
        var result = ExtractMeasure.Run(pages, cancellationToken);
        if (command.GetValue(Json))
            JsonOutput.WriteBench(result);
        else
            Console.Out.WriteLine(Text(result));
        return ExitCodes.Fine;
    }

    private static async Task<IReadOnlyList<GoldPage>> ReadAsync(string[] paths)
    {
        if (paths.Length == 0)
            return await NewsroomAsync().ConfigureAwait(false);
        try
        {
            return [.. GoldPage.Read(InputFiles.Expand(paths, ".html", ".htm", ".html.gz", ".htm.gz"))];
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException(e.Message);
        }
    }

    private static async Task<IReadOnlyList<GoldPage>> NewsroomAsync()
    {
        var newsroom = Newsroom.Load();
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            var renderer = new PageRenderer(newsroom, services);
            var pages = new List<GoldPage>();
            foreach (var article in newsroom.Articles.Take(200))
            {
                var document = await renderer.ArticleAsync(article).ConfigureAwait(false);
                pages.Add(new GoldPage(
                    article.Id, document.Body, new Uri(article.CanonicalUrl), article.Title, article.Published, article.Paragraphs));
            }

            return pages;
        }
    }

    private static string Text(ExtractResult r) => string.Create(CultureInfo.InvariantCulture, $"""
        speed        {r.PagesPerSecond:F1} pages/s; {r.Pages} pages, {r.Refused} refused
        text         {(r.TokenF1 is null ? "nobody read the pages" : string.Create(CultureInfo.InvariantCulture, $"mean F1 of words {r.TokenF1:F4}, titles {r.Titles:P1}, dates {r.Dates:P1}"))}
        """);
}
