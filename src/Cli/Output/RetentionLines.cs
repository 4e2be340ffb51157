using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Writes a JSON object for each month that is, or would be, dropped.</summary>
internal sealed class RetentionLines(bool dryRun) : IProgress<RetentionStep>
{
    public void Report(RetentionStep value) => JsonOutput.WriteLine(new
    {
        Month = value.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
        Drops = value.Drops == RetentionDrop.Text ? "text" : "scores",
        value.Bytes,
        Done = !dryRun,
    });
}
