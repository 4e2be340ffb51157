using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace StreamSubjectivity.Alerts.Series;

/// <summary>
/// Reads a series ahead of who judges it, so that reading has a processor of its own. Days come in batches: not for input that waits for
/// each day to happen.
/// </summary>
internal static class SeriesReadAhead
{
    private const int Batch = 4096;
    private const int Ahead = 4;

    /// <summary>The days, in order, a batch at a time.</summary>
    /// <param name="reader">What reads them.</param>
    /// <param name="bad">Hears of rows that are left out, on another thread.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SeriesFileException">The header names no day or no value.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<DailyPoint>> ReadAsync(
        DailySeriesReader reader, Action<BadRow> bad, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var days = Channel.CreateBounded<IReadOnlyList<DailyPoint>>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => FillAsync(reader, days.Writer, bad, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in days.Reader.ReadAllAsync(cancellationToken))
                yield return batch;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    // Whatever ends it reaches who reads the channel.
    private static async Task FillAsync(
        DailySeriesReader reader, ChannelWriter<IReadOnlyList<DailyPoint>> writer, Action<BadRow> bad, CancellationToken cancellationToken)
    {
        try
        {
            var batch = new List<DailyPoint>(Batch);
            while (reader.Next(bad) is { } point)
            {
                batch.Add(point);
                if (batch.Count < Batch)
                    continue;
                await writer.WriteAsync(batch, cancellationToken);
                batch = new(Batch);
            }

            await writer.WriteAsync(batch, cancellationToken);
            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e);
        }
    }
}
