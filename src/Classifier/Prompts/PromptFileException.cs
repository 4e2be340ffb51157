using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>A prompt file can't be used.</summary>
public sealed class PromptFileException : EngineException
{
    /// <summary>Names the file, the line and the reason.</summary>
    public PromptFileException(string path, int line, string reason)
        : base($"{path}({line}): {reason}") => (Path, Line) = (path, line);

    /// <summary>Names the file, the line and the reason.</summary>
    public PromptFileException(string path, int line, string reason, Exception inner)
        : base($"{path}({line}): {reason}", inner) => (Path, Line) = (path, line);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Line of the fault, from 1.</summary>
    public int Line { get; }
}
