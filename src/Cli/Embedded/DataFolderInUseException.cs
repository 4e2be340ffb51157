namespace StreamSubjectivity.Cli.Embedded;

/// <summary>Another program works on the data folder.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="processId">The program that has it, or null where it can't be told.</param>
public sealed class DataFolderInUseException(string folder, int? processId) : EmbeddedPostgresException(
    $"the data folder {folder} is in use by {(processId is { } id ? $"process {id}" : "another process")}. Stop it, or name another folder with --data.")
{
    /// <summary>The data folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>The program that has it, or null where it can't be told.</summary>
    public int? ProcessId { get; } = processId;
}
