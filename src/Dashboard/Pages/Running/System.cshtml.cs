using Microsoft.Extensions.Options;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages.Running;

/// <summary>How the system does: what the database knows of all processes, and what this one knows of itself.</summary>
internal sealed class SystemModel(
    StatusMonitor monitor, ISystemQueries system, ISourceQueries sources, IAlertQueries alerts, IStatusQueries status, IOptions<StoreOptions> store,
    TimeProvider time, ISystemParts? parts = null) : LivePageModel(monitor)
{
    private const int MostCoverage = 50;

    // Rates are read between samples this far apart: shorter ones say more of chance than of the system.
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(10);

    public DateTimeOffset Now { get; private set; }

    public WaitingByAge Waiting { get; private set; } = null!;

    public IReadOnlyList<DeadCount> Dead { get; private set; } = [];

    public long Unsent { get; private set; }

    public SourceCounts Sources { get; private set; } = null!;

    public LastEvaluation? Evaluated { get; private set; }

    public DatabaseFacts Database { get; private set; } = null!;

    public ProcessState? Process { get; private set; }

    public IReadOnlyList<ScorerListing> Scorers { get; private set; } = [];

    public SystemSample? LastSample { get; private set; }

    /// <summary>Sentences scored a second between two samples of the alerts role; null where there are none.</summary>
    public double? SampledRate { get; private set; }

    /// <summary>Outlets with what waits first, then by key.</summary>
    public IReadOnlyList<OutletCoverage> Coverage { get; private set; } = [];

    public int Outlets { get; private set; }

    public int RetainTextMonths => store.Value.RetainTextMonths;

    public int RetainScoresMonths => store.Value.RetainScoresMonths;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Now = time.GetUtcNow();
        Waiting = await system.WaitingAsync(cancellationToken);
        Dead = await system.DeadAsync(cancellationToken);
        Unsent = await system.UnsentAsync(cancellationToken);
        Sources = await sources.CountsAsync(cancellationToken);
        Evaluated = await alerts.LastEvaluationAsync(cancellationToken);
        Database = await system.DatabaseAsync(cancellationToken);
        Scorers = await status.ScorersAsync(cancellationToken);
        Process = parts is null ? null : await parts.LookAsync(cancellationToken);
        (LastSample, var before) = await system.SamplesAsync(Apart, cancellationToken);
        // A new scorer counts from nothing.
        if (LastSample is { } last && before is not null && last.Scored >= before.Scored && last.At > before.At)
            SampledRate = (last.Scored - before.Scored) / (last.At - before.At).TotalSeconds;
        Outlets = Snapshot.Coverage.Count;
        Coverage = [.. Snapshot.Coverage.Values.OrderByDescending(c => c.Waiting).ThenBy(c => c.Outlet, StringComparer.Ordinal).Take(MostCoverage)];
    }
}
