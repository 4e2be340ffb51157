using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Says on standard error how far a check of the rollups is, a line every few seconds.</summary>
internal sealed class VerifyLines(TimeProvider time) : IProgress<RollupCheckProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private long last = time.GetTimestamp();

    public void Report(RollupCheckProgress value)
    {
        if (time.GetElapsedTime(last) < Every)
            return;
        last = time.GetTimestamp();
        Console.Error.WriteLine($"step {value.Done} of {value.Total}: {value.Step}");
    }
}
