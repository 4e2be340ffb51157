using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StreamSubjectivity.Faults;

/// <summary>What a worker tells Prometheus.</summary>
internal sealed class WorkerMetrics : IDisposable
{
    private readonly HttpClient client = new();

    /// <summary>Port that the worker is to serve.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Seconds of all decodes, decode threads, and new scores, since the worker's start.</summary>
    public async Task<(double DecodeSeconds, double Lanes, double Written)> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = (await client.GetStringAsync($"http://127.0.0.1:{Port}/metrics", cancellationToken).ConfigureAwait(false)).Split('\n');
        return (Sum(lines, "stream_engine_decode_duration_seconds_sum"), Sum(lines, "stream_engine_lanes"), Sum(lines, "stream_scores_written_total"));
    }

    public void Dispose() => client.Dispose();

    // A line is a name, labels in braces or none, a value, and perhaps a time.
    private static double Sum(string[] lines, string name)
    {
        var found = lines.Where(l => l.StartsWith(name + "{", StringComparison.Ordinal) || l.StartsWith(name + " ", StringComparison.Ordinal)).ToList();
        return found.Count == 0
            ? throw new InvalidOperationException($"the worker tells no {name}")
            : found.Sum(l => double.Parse(l[Math.Max(l.LastIndexOf('}') + 1, name.Length)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
