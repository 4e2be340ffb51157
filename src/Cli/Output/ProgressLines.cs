using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Ingest.OneOff;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Output;

/// <summary>What long work says of itself on standard error.</summary>
internal static class ProgressLines
{
    /// <summary>Rows that an export has written.</summary>
    public static IProgress<long> Export(TimeProvider time) => new PacedLine<long>(time, rows => $"{rows:N0} rows");

    /// <summary>Steps of a check of the rollups.</summary>
    public static IProgress<RollupCheckProgress> Verify(TimeProvider time) =>
        new PacedLine<RollupCheckProgress>(time, p => $"step {p.Done} of {p.Total}: {p.Step}");

    /// <summary>Sentences that a model has read, of so many.</summary>
    public static IProgress<int> Fit(int total, TimeProvider time) =>
        new PacedLine<int>(time, done => $"{done} of {total} sentences read by the model", done => done >= total) { Every = TimeSpan.FromSeconds(5) };

    /// <summary>Tensors of a form.</summary>
    public static IProgress<FormProgress> Form(TimeProvider time) =>
        new PacedLine<FormProgress>(time, p => $"{p.Done} of {p.Total} tensors", p => p.Done >= p.Total);

    /// <summary>Inputs of an ingest on request.</summary>
    public static IProgress<IngestProgress> Ingest(TimeProvider time) => new PacedLine<IngestProgress>(
        time, p => $"{p.Done} of {p.Total} inputs, {p.Articles} articles, {p.Sentences} new sentences", p => p.Done == p.Total);

    /// <summary>Bytes of a download, its speed, and what is left of its time.</summary>
    public static IProgress<DownloadProgress> Download(TimeProvider time)
    {
        var started = time.GetTimestamp();
        long? first = null;
        return new PacedLine<DownloadProgress>(
            time,
            p =>
            {
                var rate = (p.Bytes - first!.Value) / Math.Max(0.001, time.GetElapsedTime(started).TotalSeconds);
                var rest = p.Total is { } total && rate > 0 ? FormattableString.Invariant($", {(total - p.Bytes) / rate:F0} s left") : "";
                var all = p.Total is { } size ? FormattableString.Invariant($"{size / 1e6:F1}") : "unknown";
                return $"{p.Bytes / 1e6:F1} of {all} MB, {rate / 1e6:F1} MB/s{rest}";
            },
            p =>
            {
                // Of every report, also those that are passed over: what an earlier try left behind cost this one no time.
                first ??= p.Bytes;
                return p.Bytes == p.Total;
            });
    }
}
