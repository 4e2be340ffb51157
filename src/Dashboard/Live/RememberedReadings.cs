using System.Collections.Concurrent;

namespace StreamSubjectivity.Dashboard.Live;

/// <summary>Remembers what was read under many keys for as long as what it was read of doesn't change. Beyond a number of keys it begins anew.</summary>
/// <param name="most">Most keys.</param>
/// <typeparam name="T">What is read.</typeparam>
internal sealed class RememberedReadings<T>(int most)
    where T : class
{
    private readonly ConcurrentDictionary<string, (string Revision, T Value)> readings = new(StringComparer.Ordinal);

    /// <summary>The reading under a key.</summary>
    /// <param name="key">Says what is read.</param>
    /// <param name="revision">Changes with what it is read of.</param>
    /// <param name="read">Reads it anew.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<T> ReadAsync(string key, string revision, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        if (readings.TryGetValue(key, out var known) && known.Revision == revision)
            return known.Value;
        var value = await read(cancellationToken);
        if (readings.Count >= most)
            readings.Clear();
        readings[key] = (revision, value);
        return value;
    }
}
