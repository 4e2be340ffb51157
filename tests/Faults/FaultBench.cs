using System.Diagnostics;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Faults;

/// <summary>Runs rows one after another on one pair of servers, and sums up.</summary>
internal static class FaultBench
{
    /// <summary>Every row, in the order of the list.</summary>
    public static IReadOnlyList<FaultRow> Rows { get; } =
        [.. ProcessRows.All, .. GroupRows.All, .. DatabaseRows.All, .. BrokerRows.All, .. StreamRows.All, .. SabotagedRows.All];

    /// <summary>Runs rows; true where every honest row held and every broken program was found out.</summary>
    public static async Task<bool> RunAsync(BenchSettings settings, string kafkaHome, CancellationToken cancellationToken)
    {
        var results = new ResultFile(settings.Results);
        var findings = new List<Finding>();
        var servers = await Servers.StartAsync(kafkaHome, cancellationToken).ConfigureAwait(false);
        await using (servers.ConfigureAwait(false))
        {
            foreach (var row in Rows.Where(settings.Takes))
            {
                var finding = results.Find(row.Name, settings.Times(row), settings.Sentences)
                    ?? await RunAsync(servers, row, settings, results, cancellationToken).ConfigureAwait(false);
                findings.Add(finding);
                await Console.Error.WriteLineAsync(finding.ToString()).ConfigureAwait(false);
                if (settings.Json)
                    JsonOutput.WriteLine(finding);
            }
        }

        return Sum(findings, settings);
    }

    private static bool Sum(List<Finding> findings, BenchSettings settings)
    {
        var run = findings.Where(f => f.Skipped is null).ToList();
        var honest = run.Where(f => !f.Sabotaged).ToList();
        var failed = run.Count(f => !f.Passed);
        JsonOutput.WriteBench(new
        {
            Faults = honest.Sum(f => f.Faults),
            Missing = honest.Sum(f => f.Missing),
            Duplicates = honest.Sum(f => f.Duplicates),
            RollupsWrong = honest.Sum(f => f.RollupsWrong),
            RecoverySecondsMax = honest.Count == 0 ? 0 : honest.Max(f => f.RecoverySeconds),
            RowsPassed = run.Count - failed,
            RowsFailed = failed,
            Skipped = findings.Where(f => f.Skipped is not null).Select(f => f.Row),
            settings.Sentences,
            settings.Repeat,
            settings.Short,
        });
        return failed == 0;
    }

    private static async Task<Finding> RunAsync(
        Servers servers, FaultRow row, BenchSettings settings, ResultFile results, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var times = settings.Times(row);
        Scene scene;
        try
        {
            scene = await Scene.MakeAsync(servers, row, settings.Sentences, cancellationToken).ConfigureAwait(false);
        }
        catch (CantBeDoneHereException e)
        {
            return new(row.Name, 0, 0, 0, 0, 0, 0, 0, row.Sabotaged, null, e.Message);
        }

        await using (scene.ConfigureAwait(false))
        {
            Finding finding;
            try
            {
                var outcome = await row.Inject(scene, times, cancellationToken).ConfigureAwait(false);
                finding = await scene.JudgeAsync(row, times, outcome, watch, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // A row that breaks off is red, and the others are run.
                finding = new(row.Name, times, settings.Sentences, 0, 0, 0, 0, Math.Round(watch.Elapsed.TotalSeconds, 1), row.Sabotaged, $"broke off: {e.Message}", null);
            }

            results.Add(finding);
            return finding;
        }
    }
}
