using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Live;

/// <summary>The system as it was at one look.</summary>
/// <param name="Status">At a glance.</param>
/// <param name="Scorer">The active scorer, or null.</param>
/// <param name="Coverage">Outlet by outlet.</param>
internal sealed record StatusSnapshot(
    SystemStatus Status, ScorerListing? Scorer, IReadOnlyDictionary<string, OutletCoverage> Coverage)
{
    private static readonly OutletCoverage Nothing = new("", 0, 0, 0, 0, 0, null);

    /// <summary>What the outlet has and lacks; nothing where it is not known yet.</summary>
    public OutletCoverage CoverageOf(string outlet) => Coverage.GetValueOrDefault(outlet) ?? Nothing with { Outlet = outlet };

    /// <summary>Changes when any count of the outlet does, or the scorer.</summary>
    public string RevisionOf(string outlet) => $"{Scorer?.Key} {CoverageOf(outlet)}";

    /// <summary>Sums up what was read.</summary>
    /// <param name="at">When.</param>
    /// <param name="coverage">Outlet by outlet.</param>
    /// <param name="scorer">The active scorer, or null.</param>
    /// <param name="alertChanges">Grows with every change of an alert's state: pages show those too.</param>
    /// <param name="throughput">What the rate of scoring is told from.</param>
    public static StatusSnapshot Of(
        DateTimeOffset at, IReadOnlyList<OutletCoverage> coverage, ScorerListing? scorer, long alertChanges, Throughput throughput)
    {
        var scored = coverage.Sum(row => row.Scored);
        var status = new SystemStatus(
            at,
            coverage.Count,
            coverage.Sum(row => row.Articles),
            coverage.Sum(row => row.Sentences),
            scored,
            coverage.Sum(row => row.Dead),
            coverage.Sum(row => row.Waiting),
            coverage.Min(row => row.OldestWaiting),
            throughput.Add(at, scorer?.Key, scored),
            scorer?.Key,
            RevisionOf(coverage, scorer, alertChanges))
        {
            NewestScores = throughput.Risen,
        };
        return new StatusSnapshot(status, scorer, coverage.ToDictionary(row => row.Outlet, StringComparer.Ordinal));
    }

    private static string RevisionOf(IEnumerable<OutletCoverage> coverage, ScorerListing? scorer, long alertChanges)
    {
        var sorted = coverage.OrderBy(row => row.Outlet, StringComparer.Ordinal);
        var content = $"{scorer?.Key}\n{alertChanges}\n{JsonSerializer.Serialize(sorted)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16];
    }
}
