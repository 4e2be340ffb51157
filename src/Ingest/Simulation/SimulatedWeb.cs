using System.Net;

namespace StreamSubjectivity.Ingest.Simulation;

/// <summary>Serves feeds from memory at the pace of a clock, and measures how often each host is asked.</summary>
internal sealed class SimulatedWeb(IEnumerable<SimulatedFeed> feeds, SimulatedClock clock) : HttpMessageHandler
{
    private readonly Dictionary<Uri, SimulatedFeed> byUrl = feeds.ToDictionary(f => f.Url);
    private readonly Dictionary<string, (DateTimeOffset Ended, int Open)> hosts = [];

    internal long Requests { get; private set; }

    internal long NotModified { get; private set; }

    internal long RobotsRequests { get; private set; }

    internal long Failures { get; private set; }

    internal long Bytes { get; private set; }

    /// <summary>Bytes of bodies that conditional requests spared.</summary>
    internal long SparedBytes { get; private set; }

    /// <summary>Requests that began while another to the same host was open.</summary>
    internal long Overlaps { get; private set; }

    /// <summary>Shortest pause between the end of a request and the next to the same host.</summary>
    internal TimeSpan ShortestPause { get; private set; } = TimeSpan.MaxValue;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Open(request.RequestUri!.Host);
        try
        {
            if (request.RequestUri.AbsolutePath == "/robots.txt")
            {
                RobotsRequests++;
                return new HttpResponseMessage(HttpStatusCode.NotFound);
            }

            Requests++;
            var feed = byUrl[request.RequestUri];
            await Task.Delay(feed.Latency, clock, cancellationToken);
            return Answer(feed, request);
        }
        finally
        {
            var host = hosts[request.RequestUri.Host];
            hosts[request.RequestUri.Host] = (clock.GetUtcNow(), host.Open - 1);
        }
    }

    private void Open(string name)
    {
        var known = hosts.TryGetValue(name, out var host);
        if (host.Open > 0)
            Overlaps++;
        else if (known && clock.GetUtcNow() - host.Ended < ShortestPause)
            ShortestPause = clock.GetUtcNow() - host.Ended;
        hosts[name] = (host.Ended, host.Open + 1);
    }

    private HttpResponseMessage Answer(SimulatedFeed feed, HttpRequestMessage request)
    {
        var now = clock.GetUtcNow();
        if (feed.IsDown(now))
        {
            Failures++;
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        var tag = $"\"{feed.Count(now)}\"";
        // Dates of HTTP know whole seconds.
        var changed = DateTimeOffset.FromUnixTimeSeconds(feed.Changed(now).ToUnixTimeSeconds() + 1);
        var same = feed.Validators switch
        {
            Validators.ETag => request.Headers.IfNoneMatch.ToString() == tag,
            Validators.LastModified => request.Headers.IfModifiedSince >= changed,
            _ => false,
        };
        var body = feed.Document(now);
        if (same)
        {
            NotModified++;
            SparedBytes += body.Length;
            return new HttpResponseMessage(HttpStatusCode.NotModified);
        }

        Bytes += body.Length;
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
        if (feed.Validators == Validators.ETag)
            answer.Headers.TryAddWithoutValidation("ETag", tag);
        if (feed.Validators == Validators.LastModified)
            answer.Content.Headers.LastModified = changed;
        return answer;
    }
}
