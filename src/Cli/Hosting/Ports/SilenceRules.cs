using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>Reads silences as the evaluator does.</summary>
internal sealed class SilenceRules(AlertSettingsSource settings) : ISilenceRules
{
    public string? FaultOf(StoredSilence silence)
    {
        try
        {
            _ = Silence.Of(silence);
        }
        catch (FormatException e)
        {
            return e.Message;
        }

        if (silence.Matchers.Count == 0)
            return "match is needed: at least one matcher";
        if (silence is { Ends: null, Recurrence: null })
            return "ends or hours are needed";
        return silence.Ends <= silence.Starts ? "ends must lie after starts" : null;
    }

    public bool IsSilenced(IReadOnlyDictionary<string, string> labels, IReadOnlyList<StoredSilence> stored, DateTimeOffset at) =>
        OfFiles().Concat(stored.Where(s => FaultOf(s) is null).Select(Silence.Of)).Any(s => s.Holds(labels, at));

    private IReadOnlyList<Silence> OfFiles()
    {
        try
        {
            return settings.Current.Silences;
        }
        catch (AlertSettingsException)
        {
            return [];
        }
    }
}
