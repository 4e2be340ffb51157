namespace StreamSubjectivity.Cli.Output;

/// <summary>Steps of a long command, a line each on standard error.</summary>
internal sealed class StepLines : IProgress<string>
{
    public void Report(string value) => Console.Error.WriteLine(value);
}
