using System.Diagnostics;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Faults;

/// <summary>Runs rows one after another on one pair of servers, and sums up.</summary>
internal static class FaultBench
{
    /// <summary>Every row, in the order of the list.</summary>
    public static IReadOnlyList<FaultRow> Rows { get; } = [.. ClassifierRows.All, .. ServerRows.All, .. SabotagedRows.All];

    /// <summary>Runs rows; true where every honest row held and every sabotaged one was found out.</summary>
    public static async Task<bool> RunAsync(BenchSettings settings, string kafkaHome, CancellationToken cancellationToken)
    {
        var servers = await Servers.StartAsync(kafkaHome, cancellationToken).ConfigureAwait(false);
        await using var _ = servers.ConfigureAwait(false);
        var findings = new List<Finding>();
        var passed = true;
        foreach (var row in Rows.Where(settings.Takes))
        {
            var (finding, seconds) = await RunAsync(servers, row, settings, cancellationToken).ConfigureAwait(false);
            var right = row.Sabotaged ? !finding.Held && finding.Trouble is null : finding.Held;
            passed &= right;
            Console.Error.WriteLine(
                $"{(right ? "ok  " : "FAIL")} {finding.Row,-24} {finding.Faults,3} faults, {finding.Sentences} sentences: {finding.Missing} missing, "
                + $"{finding.Duplicates} twice, {finding.Rollups} rollups wrong, recovered in {finding.RecoverySeconds:F1} s, {seconds:F0} s in all"
                + (row.Sabotaged ? " (sabotaged: must be found out)" : "") + (finding.Trouble is null ? "" : $"\n     {finding.Trouble}"));
            if (!row.Sabotaged)
                findings.Add(finding);
            if (settings.Json)
                JsonOutput.WriteLine(new { finding.Row, finding.Faults, finding.Sentences, finding.Missing, Twice = finding.Duplicates, finding.Rollups, finding.RecoverySeconds, row.Sabotaged, Passed = right, finding.Trouble });
        }

        JsonOutput.WriteBench(new
        {
            Faults = findings.Sum(f => f.Faults),
            Missing = findings.Sum(f => f.Missing),
            Duplicates = findings.Sum(f => f.Duplicates),
            RollupsWrong = findings.Sum(f => f.Rollups),
            RecoverySecondsMax = findings.Count == 0 ? 0 : findings.Max(f => f.RecoverySeconds),
            Rows = findings.Count,
            settings.Sentences,
            Passed = passed,
        });
        return passed;
    }

    private static async Task<(Finding Finding, double Seconds)> RunAsync(
        Servers servers, FaultRow row, BenchSettings settings, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var times = settings.Times(row);
        var scene = await Scene.MakeAsync(servers, "faults_" + row.Name.Replace('-', '_'), settings.Sentences, row.PoisonEvery, cancellationToken).ConfigureAwait(false);
        await using var _ = scene.ConfigureAwait(false);
        var (recovery, trouble) = await row.Inject(servers, scene, times, cancellationToken).ConfigureAwait(false);
        return (await scene.JudgeAsync(row.Name, times, recovery, trouble, cancellationToken).ConfigureAwait(false), watch.Elapsed.TotalSeconds);
    }
}
