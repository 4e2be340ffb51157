using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Benchmark;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Cli.Verbs.Pages;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream bench</c>.</summary>
internal static class BenchVerb
{
    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "Rounds of limit and engine in turns",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<int> Sentences = new("--sentences")
    {
        Description = "Sentences of a round",
        DefaultValueFactory = _ => 300,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "The result as one JSON object" };

    public static Command Create()
    {
        var engine = new Verb(
            "engine",
            "Holds the batching engine against the library's own limit (one prompt of 512 tokens), in one process, in turns.",
            """
            ./stream bench engine --json
            ./stream bench engine --compare
            ./stream bench engine --agreement 1000
            ./stream bench engine --scale 50000
            """) { Rounds, Sentences, EngineBench.Compare, EngineBench.Agreement, EngineBench.Scale, Json };
        engine.SetAction(EngineAsync);
        return new Command("bench", "Measures parts of the program on this machine.")
        {
            engine, StoreBench.Create(), PagesBench.Create(), FeedsBench.Create(), SplitBench.Create(), ExtractBench.Create(), FuzzBench.Create(), DetectorBench.Create(),
        };
    }

    private static async Task<int> EngineAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var options = ScorerSettings.Read(Configurations.Read(command));
        using var logs = LoggerFactory.Create(logging => Logs.Configure(
            logging, command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Warning));
        if (command.GetResult(EngineBench.Agreement) is not null)
            return await EngineBench.AgreementAsync(command.GetValue(EngineBench.Agreement), options, command.GetValue(Json), logs, cancellationToken).ConfigureAwait(false);
        if (command.GetResult(EngineBench.Scale) is not null)
            return await EngineBench.ScaleAsync(command.GetValue(EngineBench.Scale), options, command.GetValue(Json), logs, cancellationToken).ConfigureAwait(false);
        if (command.GetValue(EngineBench.Compare))
            return await EngineBench.CompareAsync(command.GetValue(Rounds), command.GetValue(Sentences), options, command.GetValue(Json), logs, cancellationToken).ConfigureAwait(false);
        var result = await EngineBenchmark
            .RunAsync(options, command.GetValue(Rounds), command.GetValue(Sentences), logs, cancellationToken).ConfigureAwait(false);
        if (command.GetValue(Json))
        {
            JsonOutput.WriteBench(result);
            return ExitCodes.Fine;
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            model                     {result.Model} ({result.Form}), {result.Threads} threads in {result.Contexts} contexts, {result.BatchTokens} tokens a decode
            limit (pp512)             {result.LimitTokensPerSecond:F0} tokens/s
            engine, suffix tokens     {result.SuffixTokensPerSecond:F0} tokens/s, {result.Ratio:P0} of the limit ({result.ProcessorRatio:P0} in processor time)
            engine, sentences         {result.SentencesPerSecond:F1} a second under a prefix of {result.PrefixTokens} tokens
            one sentence, idle engine {result.LatencyMilliseconds:F0} ms
            allocated                 {result.BytesPerSentence:F0} bytes a sentence
            """));
        return ExitCodes.Fine;
    }
}
