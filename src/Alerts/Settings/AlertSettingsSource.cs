using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Settings;

/// <summary>The settings in force. Files that changed are read anew; where they can't be used, what was read before stays in force.</summary>
internal sealed class AlertSettingsSource(IOptions<AlertOptions> options, IRuleStore rules, ILogger<AlertSettingsSource> logger)
{
    private readonly Lock gate = new();
    private AlertSettings? current;
    private string stamp = "";
    private IReadOnlyList<StoredRule> stored = [];

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

    /// <summary>Looks for rules that came in by the API since.</summary>
    /// <exception cref="Store.Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var found = await rules.ListAsync(cancellationToken).ConfigureAwait(false);
        lock (gate)
            stored = found;
    }

    /// <summary>What the settings would be with a rule added, or put in place of the one of its name.</summary>
    /// <exception cref="AlertSettingsException">The rule is wrong, or a file has one of its name.</exception>
    public AlertSettings With(StoredRule rule)
    {
        lock (gate)
            return AlertSettingsReader.Read(options.Value.Files, stored.Where(r => r.Name != rule.Name).Append(rule).Select(Named));
    }

    private void Read(string now)
    {
        try
        {
            var read = AlertSettingsReader.Read(options.Value.Files, stored.Select(Named));
            (current, stamp) = (read, now);
            Log.SettingsRead(logger, read.Rules.Count, read.Channels.Count);
        }
        catch (AlertSettingsException e) when (current is not null)
        {
            stamp = now;
            Log.SettingsRefused(logger, e.Message);
        }
    }

    private static (string File, string Text) Named(StoredRule rule) => ($"api/{rule.Name}", rule.Text);

    private string Stamp() => string.Join('|', stored.Select(r => $"{r.Name}:{r.Updated.UtcTicks}").Concat(options.Value.Files
        .SelectMany(IEnumerable<string> (path) => Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal) : [path])
        .Select(file => $"{file}:{File.GetLastWriteTimeUtc(file).Ticks}")));
}
