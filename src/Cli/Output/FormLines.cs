using StreamSubjectivity.Classifier.Forms;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Says on standard error how far a form is, a line every few seconds.</summary>
internal sealed class FormLines(TimeProvider time) : IProgress<FormProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private long last = time.GetTimestamp();

    public void Report(FormProgress value)
    {
        if (value.Done < value.Total && time.GetElapsedTime(last) < Every)
            return;
        last = time.GetTimestamp();
        Console.Error.WriteLine($"{value.Done} of {value.Total} tensors");
    }
}
