using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Dashboard.Live;

/// <summary>Reads what wants to be looked at, once for everybody who asks within some seconds.</summary>
internal sealed class AttentionReader(IAlertStore alerts, ISourceStore sources, TimeProvider time) : IDisposable
{
    /// <summary>Alerts that a page lists.</summary>
    public const int MostAlerts = 5;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly SharedReading<Attention> shared = new(time, Freshness, Freshness);

    /// <summary>Reads it.</summary>
    public Task<Attention> ReadAsync(CancellationToken cancellationToken) => shared.ReadAsync("", "", LookAsync, cancellationToken);

    public void Dispose() => shared.Dispose();

    private async Task<Attention> LookAsync(CancellationToken cancellationToken)
    {
        var firing = await alerts.ListAsync(new AlertSelection(AlertState.Firing, Limit: MostAlerts + 1), cancellationToken);
        var polled = (await sources.ListAsync(cancellationToken)).Where(source => source.State == SourceState.Active).ToList();
        return new Attention(firing, polled.Count, [.. polled.Where(source => source.Failures > 0)]);
    }
}
