using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Evaluation.Drift;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>
/// Measures drift when somebody asks and the last measurement is old. One at a time, behind the request: a draw of weeks of sentences
/// takes seconds.
/// </summary>
internal sealed class InputDrift(
    IScoredSentences sentences, IStatusQueries status, ScorerRecords records, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<InputDrift> logger)
    : IInputDrift
{
    private const int Most = 20_000;
    private static readonly TimeSpan Back = TimeSpan.FromDays(28);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private readonly Lock gate = new();
    private DriftMeasurement current = new(null, false, null, []);
    private DateTimeOffset? tried;

    /// <summary>For tests: the measurement that is being made.</summary>
    internal Task Work { get; private set; } = Task.CompletedTask;

    public DriftMeasurement Current
    {
        get
        {
            lock (gate)
            {
                if (!current.Running && (tried is not { } last || clock.GetUtcNow() - last >= Fresh))
                {
                    tried = clock.GetUtcNow();
                    current = current with { Running = true };
                    Work = Task.Run(() => RunAsync(lifetime.ApplicationStopping), CancellationToken.None);
                }

                return current;
            }
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        DriftMeasurement? measured = null;
        try
        {
            measured = await MeasureAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process ends; nobody asks any more.
        }
        catch (Exception e)
        {
            Log.DriftNotMeasured(logger, e);
        }

        lock (gate)
        {
            current = measured ?? current with { Running = false };
            if (measured is null)
                tried = null;
        }
    }

    private async Task<DriftMeasurement> MeasureAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var active = (await status.ScorersAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(s => s.Active);
        if (active is null || records.FileOf(active) is not { Fitted.Reference: not null } file)
            return new DriftMeasurement(now, false, DriftGap.NoReference, []);
        var drawn = await sentences.DrawAsync(now - Back, now, Most, cancellationToken).ConfigureAwait(false);
        if (drawn.Count < DriftReport.LeastSentences)
            return new DriftMeasurement(now, false, DriftGap.TooFew, []);
        var findings = new DriftReport(file).Of(
            [.. drawn.Select(d => new DriftSentence(d.Text, d.LogOdds, null, d.Language, d.Outlet, d.Published))], s => s.Outlet);
        return new DriftMeasurement(now, false, null, [.. findings.Select((f, i) => GroupOf(f, all: i == 0))]);
    }

    private static DriftGroup GroupOf(DriftFinding finding, bool all) => new(
        all ? null : finding.Group,
        finding.Sentences,
        finding.Scores.Psi,
        finding.Words.Psi,
        finding.OtherLanguages,
        finding.Verdict switch
        {
            DriftVerdict.Stable => DriftLevel.Stable,
            DriftVerdict.Moved => DriftLevel.Moved,
            _ => DriftLevel.Drifted,
        });
}
