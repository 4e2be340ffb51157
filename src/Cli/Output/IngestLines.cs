using System.Globalization;
using StreamSubjectivity.Ingest.OneOff;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Says on standard error how far ingest on request is, a line every few seconds and one at the end.</summary>
internal sealed class IngestLines(TimeProvider time) : IProgress<IngestProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private readonly Lock gate = new();
    private long last;

    public void Report(IngestProgress value)
    {
        lock (gate)
        {
            var finished = value.Done == value.Total;
            if (!finished && last != 0 && time.GetElapsedTime(last) < Every)
                return;
            last = time.GetTimestamp();
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Done} of {value.Total} inputs, {value.Articles} articles, {value.Sentences} new sentences"));
        }
    }
}
