using System.CommandLine;
using StreamSubjectivity.Faults;

if (args is ["worker", var role])
    return await Worker.RunAsync(role).ConfigureAwait(false);

var faults = new Command("faults", "Kills, stops and breaks every part while sentences are scored, and looks at what is stored in the end.");
foreach (var option in BenchSettings.Options)
    faults.Add(option);
faults.SetAction((command, cancellationToken) => WithKafkaAsync(async home =>
    await FaultBench.RunAsync(BenchSettings.Of(command), home, cancellationToken).ConfigureAwait(false) ? 0 : 1));
var pipeline = new Command("pipeline", "Sentences a second from Kafka to committed rows, how busy the default model's engine is, and the time from seen to scored at low load.");
foreach (var option in PipelineSettings.Options)
    pipeline.Add(option);
pipeline.SetAction((command, cancellationToken) => WithKafkaAsync(async home =>
{
    await PipelineBench.RunAsync(home, PipelineSettings.Of(command), cancellationToken).ConfigureAwait(false);
    return 0;
}));
var result = new RootCommand("Benchmarks that need a real Kafka and a real PostgreSQL.") { faults, pipeline }.Parse(args);
var code = await result.InvokeAsync().ConfigureAwait(false);
return result.Errors.Count > 0 ? 2 : code;

static async Task<int> WithKafkaAsync(Func<string, Task<int>> run)
{
    if (Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 } home)
        return await run(home).ConfigureAwait(false);
    Console.Error.WriteLine("KAFKA_HOME isn't set: name the folder of an Apache Kafka download");
    return 2;
}
