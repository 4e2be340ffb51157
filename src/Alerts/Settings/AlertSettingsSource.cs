using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StreamSubjectivity.Alerts.Settings;

/// <summary>The settings in force. Files that changed are read anew; where they can't be used, what was read before stays in force.</summary>
internal sealed class AlertSettingsSource(IOptions<AlertOptions> options, ILogger<AlertSettingsSource> logger)
{
    private readonly Lock gate = new();
    private AlertSettings? current;
    private string stamp = "";

    /// <summary>The settings in force.</summary>
    /// <exception cref="AlertSettingsException">They were never good.</exception>
    public AlertSettings Current
    {
        get
        {
            lock (gate)
            {
                var now = Stamp();
                if (current is null || now != stamp)
                    Read(now);
                return current!;
            }
        }
    }

    private void Read(string now)
    {
        try
        {
            var read = AlertSettingsReader.Read(options.Value.Files);
            (current, stamp) = (read, now);
            Log.SettingsRead(logger, read.Rules.Count, read.Channels.Count);
        }
        catch (AlertSettingsException e) when (current is not null)
        {
            stamp = now;
            Log.SettingsRefused(logger, e.Message);
        }
    }

    private string Stamp() => string.Join('|', options.Value.Files
        .SelectMany(IEnumerable<string> (path) => Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal) : [path])
        .Select(file => $"{file}:{File.GetLastWriteTimeUtc(file).Ticks}"));
}
