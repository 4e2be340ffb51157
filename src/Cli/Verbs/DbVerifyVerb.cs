using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream db verify</c>.</summary>
internal static class DbVerifyVerb
{
    private const int MostDifferences = 100;

    private static readonly Option<bool> Json = new("--json") { Description = "The result as one JSON object" };

    public static Command Create()
    {
        var verify = new Verb(
            "verify",
            "Recomputes every rollup from the raw scores and lists what differs. Exit code 1 where something does.",
            "./stream db verify\n./stream db verify --json | jq .differences") { Json };
        verify.SetAction((command, cancellationToken) => StoreRun.WithStoreAsync(
            command, (services, cancel) => VerifyAsync(services, command.GetValue(Json), cancel), cancellationToken));
        return verify;
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, bool json, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var clock = new RunClock(time);
        var differences = await services.GetRequiredService<IRollupCheck>()
            .VerifyRollupsAsync(MostDifferences, ProgressLines.Verify(time), cancellationToken).ConfigureAwait(false);
        if (json)
        {
            JsonOutput.WriteLine(new { Exact = differences.Count == 0, Differences = differences, Seconds = Math.Round(clock.Elapsed.TotalSeconds, 1) });
        }
        else
        {
            foreach (var d in differences)
                Console.Out.WriteLine($"{d.Table}{d.Key}: stored {Shown(d.Stored)}, the scores say {Shown(d.Actual)}");
            Console.Error.WriteLine(differences.Count == 0
                ? "Every rollup is what the scores say."
                : $"At least {differences.Count} rows differ (at most {MostDifferences} are listed for a table).");
        }

        return differences.Count == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static string Shown(string row) => row.Length == 0 ? "nothing" : row;
}
