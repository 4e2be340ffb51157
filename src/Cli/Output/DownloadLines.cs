using System.Globalization;
using StreamSubjectivity.Classifier.Models;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Says on standard error how far a download is, a line every few seconds and one at the end.</summary>
internal sealed class DownloadLines(TimeProvider time) : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly long started = time.GetTimestamp();
    private long last = time.GetTimestamp();
    private long? first;

    public void Report(DownloadProgress value)
    {
        first ??= value.Bytes;
        if (value.Bytes != value.Total && time.GetElapsedTime(last) < Every)
            return;
        last = time.GetTimestamp();
        var rate = (value.Bytes - first.Value) / Math.Max(0.001, time.GetElapsedTime(started).TotalSeconds);
        var rest = value.Total is { } total && rate > 0 ? string.Create(CultureInfo.InvariantCulture, $", {(total - value.Bytes) / rate:F0} s left") : "";
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Bytes / 1e6:F1} of {(value.Total is { } all ? $"{all / 1e6:F1}" : "unknown")} MB, {rate / 1e6:F1} MB/s{rest}"));
    }
}
