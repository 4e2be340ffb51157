using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>How silences are read by what obeys them.</summary>
public interface ISilenceRules
{
    /// <summary>What is wrong with a silence, for people; null where it can be obeyed.</summary>
    string? FaultOf(StoredSilence silence);

    /// <summary>Whether a silence, stored or of a file, keeps an alert with these labels quiet at a time.</summary>
    bool IsSilenced(IReadOnlyDictionary<string, string> labels, IReadOnlyList<StoredSilence> stored, DateTimeOffset at);
}
