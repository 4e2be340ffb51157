using System.CommandLine;
using StreamSubjectivity.Cli.Doctor;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream doctor</c>.</summary>
internal static class DoctorVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "As one JSON object" };

    public static Command Create()
    {
        var command = new Verb(
            "doctor",
            "Looks at what is there and says what will be used, with a mark a line: fine, warn, or fail. Ends with 1 if something would stop the product.",
            """
            ./stream doctor
            ./stream doctor --json --model llama-1b --scorer zero-shot
            """) { Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var configuration = Configurations.Read(command);
        var options = ScorerSettings.Read(configuration);
        (string Part, Func<Task<IReadOnlyList<Finding>>> Examine)[] parts =
        [
            ("machine", () => Task.FromResult(SystemFindings.Machine())),
            ("llama.cpp", () => Task.FromResult(EngineFindings.Libraries(options))),
            ("model", () => EngineFindings.ModelAsync(options, cancellationToken)),
            ("PostgreSQL", () => ServiceFindings.PostgresAsync(configuration, cancellationToken)),
            ("Kafka", () => Task.Run(() => ServiceFindings.Broker(configuration), cancellationToken)),
            ("data folder", () => Task.FromResult(SystemFindings.DataFolder(DataFolder.Of(command)))),
        ];
        var findings = new List<Finding>();
        foreach (var (part, examine) in parts)
            findings.AddRange(await Finding.ExamineAsync(part, examine).ConfigureAwait(false));
        var stops = findings.Any(f => f.Mark == FindingMark.Fail);
        if (command.GetValue(Json))
            JsonOutput.WriteLine(new { Fine = !stops, Findings = findings.Select(f => new { Mark = Mark(f), f.Part, f.Found, f.Advice }) });
        else
            findings.ForEach(Print);
        return stops ? ExitCodes.Failed : ExitCodes.Fine;
    }

    private static string Mark(Finding finding) => finding.Mark.ToString().ToLowerInvariant();

    private static void Print(Finding finding)
    {
        Console.Out.WriteLine($"{Mark(finding),-5} {finding.Part,-12} {finding.Found}");
        if (finding.Advice is not null)
            Console.Out.WriteLine($"{"",18} -> {finding.Advice}");
    }
}
