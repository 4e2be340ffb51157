using System.CommandLine;
using StreamSubjectivity.Alerts.Simulation;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream bench detector</c>.</summary>
internal static class DetectorBench
{
    private static readonly Option<bool> Quick = new("--quick") { Description = "Fewer series of each kind: a minute instead of several" };

    private static readonly Option<bool> Json = new("--json") { Description = "The result as one JSON object" };

    public static Command Create()
    {
        var detector = new Verb(
            "detector",
            """
            Simulates outlets and holds the detector of tone shifts against its promise, the theoretical limit, and CUSUM, EWMA,
            Page-Hinkley and a sigma threshold, tuned to the same rate of false alarms. Seeds are fixed: the figures are the same on every
            machine. Ends with 1 where the promise is broken.
            """,
            "./stream bench detector --quick\n./stream bench detector --json > detector.json") { Quick, Json };
        detector.SetAction(Run);
        return detector;
    }

    private static Task<int> Run(ParseResult command, CancellationToken cancellationToken)
    {
        var settings = command.GetValue(Quick) ? BenchSettings.Quick : BenchSettings.Full;
        var bench = new DetectorBenchmark(settings, new StepLines());
        var result = bench.Run(cancellationToken);
        if (command.GetValue(Json))
            JsonOutput.WriteBench(result);
        else
            DetectorBenchLines.Write(result);
        return Task.FromResult(result.PromiseKept ? ExitCodes.Fine : ExitCodes.Failed);
    }
}
