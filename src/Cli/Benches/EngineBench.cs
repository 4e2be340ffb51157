using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Benchmark;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Cli.Benches;

/// <summary><c>stream bench engine</c>.</summary>
internal static class EngineBench
{
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Rounds, each of the library's limit and of the engine", DefaultValueFactory = _ => 5 };

    private static readonly Option<int> Sentences = new("--sentences") { Description = "Sentences of a round", DefaultValueFactory = _ => 200 };

    private static readonly Option<int> Prefix = new("--prefix") { Description = "Tokens of the shared prompt", DefaultValueFactory = _ => 320 };

    private static readonly Option<string?> Form = new("--form")
    {
        Description = "Form of the model: " + string.Join(", ", ModelForm.FileTypes.Keys) + "; default: the default scorer's",
        HelpName = "TYPE",
    };

    private static readonly Option<int> Layers = new("--layers") { Description = "Layers that the form keeps; 0 for all", HelpName = "N" };

    public static Command Create()
    {
        var command = new Verb(
            "engine",
            "Holds the engine against the library's own limit, one prompt of 512 tokens at a time: both in one process, on the same threads, in turns.",
            """
            ./stream bench engine
            ./stream bench engine --form Q8_0 --json
            """) { Rounds, Sentences, Prefix, Form, Layers, BenchVerb.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var options = new ScorerOptions();
        Configurations.Read(command).GetSection($"{ValidatedOptions.Root}:{ScorerOptions.Section}").Bind(options);
        using var logs = LoggerFactory.Create(logging => Logs.Configure(
            logging, command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Warning));
        var form = command.GetValue(Form) is { } type ? new ModelForm(type, command.GetValue(Layers)) : null;
        var size = new EngineBenchmarkSize(command.GetValue(Rounds), command.GetValue(Sentences), command.GetValue(Prefix));
        var result = await EngineBenchmark.RunAsync(options, form, size, logs, cancellationToken).ConfigureAwait(false);
        if (command.GetValue(BenchVerb.Json))
            JsonOutput.WriteLine(Report(result, size));
        else
            Print(result, size);
        return ExitCodes.Fine;
    }
    private static object Report(EngineBenchmarkResult result, EngineBenchmarkSize size) => new
    {
        Ratio = Math.Round(result.Ratio, 4),
        LimitTokensPerSecond = Math.Round(result.LimitTokensPerSecond, 1),
        SuffixTokensPerSecond = Math.Round(result.SuffixTokensPerSecond, 1),
        SentencesPerSecond = Math.Round(result.SentencesPerSecond, 2),
        LatencyMilliseconds = Math.Round(result.LatencyMilliseconds, 1),
        BytesPerSentence = Math.Round(result.BytesPerSentence),
        Settings = new { result.Model, result.BatchTokens, result.Threads, size.PrefixTokens, size.Rounds, size.Sentences },
        Machine = Machine.Current,
    };

    private static void Print(EngineBenchmarkResult result, EngineBenchmarkSize size)
    {
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {result.Model}, {result.Threads} threads, {result.BatchTokens} tokens a decode, a shared prompt of {size.PrefixTokens} tokens
                the library's limit (pp512)   {result.LimitTokensPerSecond,8:F0} tokens/s
                the engine, sentences only    {result.SuffixTokensPerSecond,8:F0} tokens/s   {result.Ratio:P1} of the limit
                                              {result.SentencesPerSecond,8:F1} sentences/s
                one sentence, idle engine     {result.LatencyMilliseconds,8:F0} ms
                managed memory a sentence     {result.BytesPerSentence,8:F0} bytes
                """));
    }
}
