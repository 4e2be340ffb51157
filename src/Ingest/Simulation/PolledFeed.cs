using System.Globalization;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.Simulation;

/// <summary>A feed with what the reader knows of it.</summary>
internal sealed class PolledFeed(SimulatedFeed simulated, DateTimeOffset start)
{
    private readonly Dictionary<string, byte[]> known = new(StringComparer.Ordinal);

    internal SimulatedFeed Simulated { get; } = simulated;

    internal Source Source { get; set; } =
        new(0, 0, simulated.Url.Host, simulated.Url.AbsoluteUri, null, null, SourceState.Active, 0, null, null, start);

    /// <summary>Notes entries as the store does, by key and fingerprint. Returns how many that were known came as changed.</summary>
    internal int Take(IReadOnlyList<EntryDraft> entries, DateTimeOffset now)
    {
        var changed = 0;
        foreach (var entry in entries)
        {
            if (known.TryGetValue(entry.Key, out var fingerprint))
                changed += fingerprint.AsSpan().SequenceEqual(entry.Fingerprint) ? 0 : 1;
            else
                Simulated.Seen[int.Parse(entry.Key, CultureInfo.InvariantCulture)] = now;
            known[entry.Key] = entry.Fingerprint;
        }

        return changed;
    }
}
