namespace StreamSubjectivity.Cli.Output;

/// <summary>Says on standard error how many sentences a fit has read, a line every few seconds.</summary>
internal sealed class FitLines(int total, TimeProvider time) : IProgress<int>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private long last = time.GetTimestamp();

    public void Report(int value)
    {
        lock (gate)
        {
            if (value < total && time.GetElapsedTime(last) < Every)
                return;
            last = time.GetTimestamp();
            Console.Error.WriteLine($"{value} of {total} sentences read by the model");
        }
    }
}
