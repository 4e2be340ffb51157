using StreamSubjectivity.Alerts.Delivery.Channels;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Rules;

namespace StreamSubjectivity.Alerts.Settings;

/// <summary>What files of rules say, all together.</summary>
/// <param name="Rules">Rules.</param>
/// <param name="Channels">Channels by name.</param>
/// <param name="Route">The root of all routes.</param>
/// <param name="Silences">Silences that stand in files.</param>
/// <param name="Inhibitions">Inhibitions.</param>
internal sealed record AlertSettings(
    IReadOnlyList<AlertRule> Rules,
    IReadOnlyDictionary<string, AlertChannel> Channels,
    Route Route,
    IReadOnlyList<Silence> Silences,
    IReadOnlyList<Inhibition> Inhibitions);
