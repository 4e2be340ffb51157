using System.CommandLine;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Ingest.Fuzzing;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream bench fuzz</c>.</summary>
internal static class FuzzBench
{
    private static readonly string[] Names = [.. FuzzTarget.All.Select(t => t.Name)];

    private static readonly Option<double> Minutes = new("--minutes") { Description = "Time for each reader", DefaultValueFactory = _ => 10 };

    private static readonly Option<string[]> Targets = new("--target")
    {
        Description = $"Readers: {string.Join(", ", Names)}; default all",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of the damage", DefaultValueFactory = _ => 1 };

    private static readonly Option<DirectoryInfo?> Out = new("--out")
    {
        Description = "Folder for documents that broke a reader. Default: the current one",
        HelpName = "DIR",
    };

    public static Command Create()
    {
        Targets.AcceptOnlyFromAmong(Names);
        var command = new Verb(
            "fuzz",
            "Damages documents at random and reads them; prints a JSON object a reader. A reader may refuse them by its own typed error alone.",
            "./stream bench fuzz --minutes 10 --target feed") { Minutes, Targets, Seed, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var chosen = command.GetValue(Targets) is { Length: > 0 } names ? names : Names;
        var folder = command.GetValue(Out)?.FullName ?? Environment.CurrentDirectory;
        var broken = 0;
        foreach (var target in FuzzTarget.All.Where(t => chosen.Contains(t.Name)))
        {
            broken += await RunAsync(
                target, TimeSpan.FromMinutes(command.GetValue(Minutes)), command.GetValue(Seed), folder, cancellationToken)
                .ConfigureAwait(false);
        }

        return broken == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static async Task<int> RunAsync(
        FuzzTarget target, TimeSpan time, int seed, string folder, CancellationToken cancellationToken)
    {
        var mutator = new FuzzMutator(seed);
        var faults = new Dictionary<string, string>();
        var began = TimeProvider.System.GetTimestamp();
        var slowest = TimeSpan.Zero;
        long documents = 0;
        for (; TimeProvider.System.GetElapsedTime(began) < time && !cancellationToken.IsCancellationRequested; documents++)
        {
            var document = mutator.Mutate(target.Seeds[(int)(documents % target.Seeds.Count)]);
            var (fault, took) = await TryAsync(target, document).ConfigureAwait(false);
            slowest = took > slowest ? took : slowest;
            if (fault is null)
                continue;
            var kind = $"{fault.GetType().Name} at {fault.StackTrace?.Split('\n')[0].Trim()}";
            if (!faults.TryAdd(kind, fault.Message))
                continue;
            var file = Path.Combine(folder, $"fuzz-{target.Name}-{faults.Count}.bin");
            await File.WriteAllBytesAsync(file, document, cancellationToken).ConfigureAwait(false);
            Console.Error.WriteLine($"stream: {target.Name}: {kind}: {fault.Message} ({file})");
        }

        JsonOutput.WriteBench(new
        {
            Target = target.Name,
            Documents = documents,
            Seconds = Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1),
            SlowestProcessorSeconds = Math.Round(slowest.TotalSeconds, 3),
            Faults = faults.Keys,
            Seed = seed,
        });
        return faults.Count;
    }

    private static async Task<(Exception? Fault, TimeSpan Took)> TryAsync(FuzzTarget target, byte[] document)
    {
        // Processor time: a machine that is busy makes any document slow.
        var start = Environment.CpuUsage.TotalTime;
        var fault = await target.TryAsync(document).ConfigureAwait(false);
        return (fault, Environment.CpuUsage.TotalTime - start);
    }
}
