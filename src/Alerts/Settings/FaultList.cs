using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StreamSubjectivity.Alerts.Settings;

/// <summary>Gathers what is wrong in a file, so that one reading names it all.</summary>
/// <param name="file">The file, as its user named it.</param>
internal sealed class FaultList(string file)
{
    private readonly List<SettingsFault> faults = [];

    public IReadOnlyList<SettingsFault> All => faults;

    public string File { get; } = file;

    public void Add(YamlNode at, string message) => Add(at.Start, message);

    public void Add(in Mark at, string message) =>
        faults.Add(new SettingsFault(File, (int)Math.Max(1, at.Line), (int)Math.Max(1, at.Column), message));
}
