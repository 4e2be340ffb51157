namespace StreamSubjectivity.Dashboard.Live;

/// <summary>
/// Something that many requests ask for at once and that is read for all of them: by one at a time, and again when it has aged or when
/// what it was read of changed.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="freshness">For how long a reading is given out whatever changes.</param>
/// <param name="longest">For how long it is given out while nothing changes.</param>
/// <typeparam name="T">What is read.</typeparam>
internal sealed class SharedReading<T>(TimeProvider time, TimeSpan freshness, TimeSpan longest) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, (T Value, string Revision, DateTimeOffset At)> readings = new(StringComparer.Ordinal);

    /// <summary>The reading under a key.</summary>
    /// <param name="key">One of a few keys: each is kept.</param>
    /// <param name="revision">Changes with what it is read of.</param>
    /// <param name="read">Reads it anew.</param>
    /// <param name="cancellationToken">Cancels waiting and reading; others who wait then read for themselves.</param>
    public async Task<T> ReadAsync(string key, string revision, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (readings.TryGetValue(key, out var known) && now - known.At < (known.Revision == revision ? longest : freshness))
                return known.Value;
            var value = await read(cancellationToken);
            readings[key] = (value, revision, now);
            return value;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
