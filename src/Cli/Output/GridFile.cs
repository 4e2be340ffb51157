using System.Text.Json;
using StreamSubjectivity.Evaluation.Grid;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Rows of a grid in an NDJSON file, so that a run that was stopped goes on.</summary>
internal static class GridFile
{
    /// <summary>The rows of a file; none where there is no file.</summary>
    /// <exception cref="CommandException">The file holds something else.</exception>
    public static async Task<IReadOnlyList<GridRow>> ReadAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null || !File.Exists(path))
            return [];
        var lines = await File.ReadAllLinesAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            return [.. lines.Where(l => l.Length > 0).Select(l => JsonOutput.Read<GridRow>(l)!)];
        }
        catch (JsonException e)
        {
            throw new CommandException($"{path} holds other lines than rows of a grid: {e.Message}", inner: e);
        }
    }

    /// <summary>Writes a row at the file's end.</summary>
    public static Task AppendAsync(string? path, GridRow row, CancellationToken cancellationToken) =>
        path is null ? Task.CompletedTask : File.AppendAllTextAsync(path, JsonOutput.Line(row) + "\n", cancellationToken);
}
