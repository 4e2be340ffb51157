namespace StreamSubjectivity.Alerts.Settings;

/// <summary>Files of rules can't be used; every fault is named.</summary>
/// <param name="faults">The faults, at least one.</param>
public sealed class AlertSettingsException(IReadOnlyList<SettingsFault> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>What is wrong, in order of the files.</summary>
    public IReadOnlyList<SettingsFault> Faults { get; } = faults;
}
