namespace StreamSubjectivity.Cli.Output;

/// <summary>
/// Says on standard error how far something is: a line every few seconds, however often it is reported, and one at the end where that is
/// told apart. Reports may come from several threads.
/// </summary>
/// <param name="time">Paces it.</param>
/// <param name="line">What is said of a report; not called for those that are passed over.</param>
/// <param name="ends">Whether a report is the last, which is always said.</param>
internal sealed class PacedLine<T>(TimeProvider time, Func<T, FormattableString> line, Func<T, bool>? ends = null) : IProgress<T>
{
    private readonly Lock gate = new();
    private long last = time.GetTimestamp();

    /// <summary>Time between two lines.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(2);

    public void Report(T value)
    {
        lock (gate)
        {
            if (ends?.Invoke(value) != true && time.GetElapsedTime(last) < Every)
                return;
            last = time.GetTimestamp();
            Console.Error.WriteLine(FormattableString.Invariant(line(value)));
        }
    }
}
