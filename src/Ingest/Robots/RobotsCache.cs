using System.Collections.Concurrent;
using System.Net;
using StreamSubjectivity.Ingest.Fetching;

namespace StreamSubjectivity.Ingest.Robots;

/// <summary>
/// The robots.txt of each host, fetched when it is first needed and kept a day (RFC 9309, 2.3 and 2.4). A host without one (4xx)
/// allows everything; one whose file can't be had (5xx, no connection) allows what its last copy said, and nothing where there is no
/// copy; after a month without an answer it counts as one without a file.
/// </summary>
internal sealed class RobotsCache(Func<Uri, CancellationToken, Task<FetchResult>> fetch, TimeProvider time)
{
    private const int SweepAt = 20_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(30);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Slot> slots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules of a URL's host.</summary>
    /// <exception cref="FetchException">The file can't be had and there is no copy of it; or its host may not be asked at all.</exception>
    internal async Task<RobotsFile> GetAsync(Uri url, CancellationToken cancellationToken)
    {
        if (slots.Count > SweepAt)
            Sweep();
        var slot = slots.GetOrAdd(url.GetLeftPart(UriPartial.Authority), static _ => new Slot());
        await slot.Turn.WaitAsync(cancellationToken);
        try
        {
            if (slot.File is null || time.GetUtcNow() >= slot.Until)
                await RefreshAsync(slot, url, cancellationToken);
            return Decide(slot, url);
        }
        finally
        {
            slot.Turn.Release();
        }
    }

    private async Task RefreshAsync(Slot slot, Uri url, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < slot.RetryAt)
            return;
        try
        {
            var result = await fetch(new Uri(url, "/robots.txt"), cancellationToken);
            slot.Take(RobotsFile.Parse(result.Body), time.GetUtcNow() + KeptFor);
        }
        catch (FetchException e) when (e.Failure == FetchFailure.HostQuiet || (IsRefusal(e) && e.Url.Host == url.Host))
        {
            throw;
        }
        catch (FetchException e) when (IsUnavailable(e))
        {
            slot.Take(RobotsFile.AllowsAll, time.GetUtcNow() + KeptFor);
        }
        catch (FetchException e)
        {
            slot.Fail(e, time.GetUtcNow());
        }
    }

    private RobotsFile Decide(Slot slot, Uri url)
    {
        var now = time.GetUtcNow();
        if (slot.Error is not { } error)
            return slot.File!;
        if (now - slot.FailingSince >= GivenUpAfter)
            return RobotsFile.AllowsAll;
        return slot.File ?? throw new FetchException(
            url, FetchFailure.RobotsUnreachable, $"its robots.txt can't be had: {error.Message}", error)
        { RetryAfter = error.RetryAfter };
    }

    private void Sweep()
    {
        foreach (var (host, slot) in slots)
        {
            if (slot.Until < time.GetUtcNow() && slot.RetryAt < time.GetUtcNow() && slot.Turn.CurrentCount == 1)
                slots.TryRemove(new KeyValuePair<string, Slot>(host, slot));
        }
    }

    private static bool IsRefusal(FetchException e) => e.Failure is FetchFailure.RefusedAddress or FetchFailure.BadUrl;

    // 429 is a 4xx by its number and a 5xx by its meaning.
    private static bool IsUnavailable(FetchException e) =>
        e.Failure is FetchFailure.RedirectLoop || IsRefusal(e)
        || ((int?)e.Status is >= 300 and < 500 && e.Status != HttpStatusCode.TooManyRequests);

    /// <summary>What is known of a host, changed by the holder of its turn alone.</summary>
    private sealed class Slot
    {
        internal SemaphoreSlim Turn { get; } = new(1, 1);

        internal RobotsFile? File { get; private set; }

        internal DateTimeOffset Until { get; private set; }

        internal FetchException? Error { get; private set; }

        internal DateTimeOffset FailingSince { get; private set; }

        internal DateTimeOffset RetryAt { get; private set; }

        internal void Take(RobotsFile file, DateTimeOffset until) => (File, Until, Error) = (file, until, null);

        internal void Fail(FetchException error, DateTimeOffset now)
        {
            if (Error is null)
                FailingSince = now;
            Error = error;
            RetryAt = now + (error.RetryAfter > RetryPause ? error.RetryAfter.Value : RetryPause);
        }
    }
}
