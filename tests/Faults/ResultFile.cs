using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Faults;

/// <summary>Rows that are done, a JSON object a line, so that a run of hours goes on where it was ended.</summary>
/// <param name="path">The file, which may not be there yet; null for none.</param>
internal sealed class ResultFile(string? path)
{
    /// <summary>The row as it was done before with so many faults and sentences; null where it wasn't, or failed.</summary>
    public Finding? Find(string row, int faults, int sentences) => path is null || !File.Exists(path)
        ? null
        : File.ReadLines(path).Select(JsonOutput.Read<Finding>).OfType<Finding>()
            .LastOrDefault(f => f.Row == row && f.Faults == faults && f.Sentences == sentences && f.Passed);

    /// <summary>Adds a row, with the machine, the commit and the command.</summary>
    public void Add(Finding finding)
    {
        if (path is not null)
            File.AppendAllText(path, JsonOutput.BenchLine(finding) + "\n");
    }
}
