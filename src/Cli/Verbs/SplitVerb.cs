using System.CommandLine;
using StreamSubjectivity.Ingest.Splitting;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream split</c>.</summary>
internal static class SplitVerb
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Text files, or folders of them (.txt); standard input where none is given",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string> Language = new("--language")
    {
        Description = "Language of the text (BCP 47)",
        HelpName = "xx",
        DefaultValueFactory = _ => "en",
    };

    private static readonly Option<bool> Quoted = new("--quoted")
    {
        Description = "Adds \"quoted\" to each sentence: whether it is mostly quotation",
    };

    public static Command Create()
    {
        var command = new Verb(
            "split",
            "Splits text into sentences and prints NDJSON, {\"start\",\"end\",\"text\"} with UTF-16 offsets; joined back, nothing is lost. The sentences of files begin with \"file\".",
            """
            echo 'It rained. Dr. Lee stayed in.' | ./stream split
            ./stream split --language de < text.txt
            ./stream split --quoted texts/
            """) { Paths, Language, Quoted };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var (language, quoted) = (command.GetRequiredValue(Language), command.GetValue(Quoted));
        var paths = command.GetValue(Paths) ?? [];
        var splitter = new SentenceSplitter();
        var failed = 0;
        var output = new StreamWriter(Console.OpenStandardOutput());
        await using (output.ConfigureAwait(false))
        {
            if (paths.Length == 0)
            {
                using var input = new StreamReader(Console.OpenStandardInput());
                await WriteAsync(await input.ReadToEndAsync(cancellationToken).ConfigureAwait(false), null).ConfigureAwait(false);
            }

            foreach (var file in InputFiles.Expand(paths, ".txt"))
            {
                try
                {
                    await WriteAsync(await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), file).ConfigureAwait(false);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    failed++;
                    await Console.Error.WriteLineAsync($"stream: {file}: {e.Message}").ConfigureAwait(false);
                }
            }
        }

        return failed == 0 ? ExitCodes.Fine : ExitCodes.Failed;

        async Task WriteAsync(string text, string? file)
        {
            var sentences = splitter.Split(text, language);
            var marks = quoted ? TextQuotations.Mark(text, sentences, language) : null;
            foreach (var line in SplitJson.Write(text, sentences, marks, file))
                await output.WriteLineAsync(line).ConfigureAwait(false);
        }
    }
}
