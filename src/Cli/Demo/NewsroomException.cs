namespace StreamSubjectivity.Cli.Demo;

/// <summary>A file of the newsroom's content is missing or wrong. The message starts with the place, as <c>file:line</c>.</summary>
/// <param name="file">The file or folder.</param>
/// <param name="line">Line in the file, from 1; 0 where the whole file is meant.</param>
/// <param name="reason">What is wrong with it.</param>
/// <param name="inner">What was thrown first, or null.</param>
internal sealed class NewsroomException(string file, int line, string reason, Exception? inner = null)
    : Exception(line == 0 ? $"{file}: {reason}" : $"{file}:{line}: {reason}", inner)
{
    /// <summary>The file or folder.</summary>
    public string File { get; } = file;

    /// <summary>Line in the file, from 1; 0 where the whole file is meant.</summary>
    public int Line { get; } = line;
}
