using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Benchmark;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary>The proofs of <c>stream bench engine</c>: <c>--compare</c>, <c>--agreement</c> and <c>--scale</c>.</summary>
internal static class EngineBench
{
    private const double MostDifference = 1e-3;
    private const double MostLoss = 0.05;

    public static readonly Option<int> Agreement = new("--agreement")
    {
        Description = "Score so many sentences (1000) alone and among 200 others in place of measuring speed; ends with 1 where two scores differ by 0.001",
        HelpName = "SENTENCES",
    };

    public static readonly Option<int> Scale = new("--scale")
    {
        Description = "Score 1000, 10000, 50000, up to so many sentences (50000), with speed and memory of each step; ends with 1 where speed falls by 5 %",
        HelpName = "SENTENCES",
    };

    public static readonly Option<bool> Compare = new("--compare")
    {
        Description = "Hold the engine against whole prompts with the same library, one a call and in batches",
    };

    public static async Task<int> CompareAsync(
        int rounds, int sentences, ScorerOptions options, bool json, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var result = await EngineComparison.RunAsync(options, rounds, sentences, logs, cancellationToken).ConfigureAwait(false);
        if (json)
        {
            JsonOutput.WriteBench(result);
            return ExitCodes.Fine;
        }

        Print($"this engine                                  {result.SentencesPerSecond,8:F1} sentences/s");
        Print($"whole prompts, one a call                    {result.OnePromptACall,8:F1} sentences/s");
        Print($"whole prompts, {result.Sequences} sequences, a cache for each {result.CachePerSequence,8:F1} sentences/s");
        return ExitCodes.Fine;
    }

    public static async Task<int> AgreementAsync(int sentences, ScorerOptions options, bool json, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var result = await EngineAgreement.RunAsync(options, sentences, 200, logs, cancellationToken).ConfigureAwait(false);
        if (json)
            JsonOutput.WriteBench(result);
        else
            Print($"{result.Sentences} sentences alone and among {result.Company} others: log-odds differ by at most {result.LargestDifference:G3}, {result.Different} differ at all");
        return result.LargestDifference <= MostDifference ? ExitCodes.Fine : ExitCodes.Failed;
    }

    public static async Task<int> ScaleAsync(int most, ScorerOptions options, bool json, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var steps = new List<EngineScaleStep>();
        await foreach (var step in EngineScale.RunAsync(options, most, logs, cancellationToken).ConfigureAwait(false))
        {
            steps.Add(step);
            if (!json)
                Print($"{step.Sentences,6} sentences {step.SentencesPerSecond,8:F1}/s {step.SentencesPerProcessorSecond,8:F1}/s of processor time, {step.ResidentBytes >> 20,6} MiB resident, {step.BytesPerSentence,8:F0} bytes allocated a sentence");
        }

        if (steps.Count == 0)
            throw new CommandException("--scale takes a number from 1000", ExitCodes.Usage);
        var loss = 1 - (steps[^1].SentencesPerSecond / steps[0].SentencesPerSecond);
        if (json)
            JsonOutput.WriteBench(new { Loss = loss, ResidentGrowth = steps[^1].ResidentBytes - steps[0].ResidentBytes, Steps = steps });
        return loss <= MostLoss ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static void Print(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
