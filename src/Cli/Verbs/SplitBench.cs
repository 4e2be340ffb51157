using System.CommandLine;
using System.Globalization;
using StreamSubjectivity.Cli.Demo;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Ingest.Measuring;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream bench split</c>.</summary>
internal static class SplitBench
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Files of paragraphs (.ndjson of articles, .txt), or folders of them; the demo's newsroom where none is given",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string> Language = new("--language")
    {
        Description = "Language of what names none (BCP 47)",
        HelpName = "xx",
        DefaultValueFactory = _ => "en",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "The result as one JSON object" };

    public static Command Create()
    {
        var command = new Verb(
            "split",
            """
            Measures the splitter's speed in megabytes a second of processor time and, where an article's paragraphs are lists of
            sentences, how well it finds the boundaries inside paragraphs. Exit code 1 where text was lost.
            """,
            """
            ./stream bench split --json
            ./stream bench split articles.ndjson
            """) { Paths, Language, Json };
        command.SetAction((c, t) => Task.FromResult(Run(c, t)));
        return command;
    }

    private static int Run(ParseResult command, CancellationToken cancellationToken)
    {
        var paragraphs = Read(command.GetValue(Paths) ?? [], command.GetRequiredValue(Language));
        if (paragraphs.Count == 0)
            throw new CommandException("there is no paragraph to split");
        var result = SplitMeasure.Run(paragraphs, cancellationToken);
        if (command.GetValue(Json))
            JsonOutput.WriteBench(result);
        else
            Console.Out.WriteLine(Text(result));
        return result.Lost == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static List<GoldParagraph> Read(string[] paths, string language)
    {
        if (paths.Length == 0)
            return [.. Newsroom.Load().Articles.SelectMany(a => a.Paragraphs).Select(p => new GoldParagraph(p, "en", null))];
        try
        {
            return [.. InputFiles.Expand(paths, ".ndjson", ".jsonl", ".txt").SelectMany(f => GoldParagraph.Read(f, language))];
        }
        catch (FormatException e)
        {
            throw new CommandException(e.Message);
        }
    }

    private static string Text(SplitResult r) => string.Create(CultureInfo.InvariantCulture, $"""
        speed        {r.MbPerSecond:F1} MB/s{(r.Icu ? "" : ", without ICU, which is not there")}; the built-in boundaries alone {r.FallbackMbPerSecond:F1} MB/s
        text         {r.Paragraphs} paragraphs, {r.Sentences} sentences, {r.Lost} paragraphs lost text
        boundaries   {(r.F1 is null ? "nobody marked them" : string.Create(CultureInfo.InvariantCulture, $"precision {r.Precision:F4}, recall {r.Recall:F4}, F1 {r.F1:F4}"))}
        """);
}
