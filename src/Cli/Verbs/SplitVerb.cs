using System.CommandLine;
using StreamSubjectivity.Ingest.Splitting;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream split</c>.</summary>
internal static class SplitVerb
{
    private static readonly Option<string> Language = new("--language")
    {
        Description = "Language of the text (BCP 47)",
        HelpName = "xx",
        DefaultValueFactory = _ => "en",
    };

    public static Command Create()
    {
        var command = new Verb(
            "split",
            "Splits the text on standard input into sentences and prints NDJSON, {\"start\",\"end\",\"text\"} with UTF-16 offsets; joined back, nothing is lost.",
            "./stream split --language de < text.txt") { Language };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        var text = await input.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        var output = new StreamWriter(Console.OpenStandardOutput());
        await using (output.ConfigureAwait(false))
        {
            foreach (var line in SplitJson.Write(text, new SentenceSplitter().Split(text, command.GetRequiredValue(Language))))
                await output.WriteLineAsync(line).ConfigureAwait(false);
        }

        return ExitCodes.Fine;
    }
}
