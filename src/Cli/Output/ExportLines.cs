using System.Globalization;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Says on standard error how many rows an export has written, a line every few seconds.</summary>
internal sealed class ExportLines(TimeProvider time) : IProgress<long>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private long last = time.GetTimestamp();

    public void Report(long value)
    {
        if (time.GetElapsedTime(last) < Every)
            return;
        last = time.GetTimestamp();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value:N0} rows"));
    }
}
