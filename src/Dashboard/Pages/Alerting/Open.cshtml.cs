using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>Alerts that haven't ended.</summary>
internal sealed class OpenModel(
    StatusMonitor monitor, IAlertQueries alerts, IAlertStore store, TimeProvider time, ISilenceRules? silences = null) : LivePageModel(monitor)
{
    /// <summary>Alerts that are shown; what is more says so.</summary>
    public const int Most = 200;

    private IReadOnlyList<StoredSilence> known = [];

    public IReadOnlyList<AlertListing> Alerts { get; private set; } = [];

    public bool Cut { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public LastEvaluation? Evaluated { get; private set; }

    /// <summary>Whether a silence keeps the alert quiet now.</summary>
    public bool IsSilenced(StoredAlert alert) => silences?.IsSilenced(alert.Labels, known, Now) == true;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Now = time.GetUtcNow();
        var found = await alerts.OpenAsync(Most + 1, cancellationToken);
        (Alerts, Cut) = ([.. found.Take(Most)], found.Count > Most);
        known = await store.SilencesAsync(Now, cancellationToken);
        Evaluated = await alerts.LastEvaluationAsync(cancellationToken);
    }
}
