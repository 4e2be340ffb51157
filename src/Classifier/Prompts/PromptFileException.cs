namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>A prompt file can't be used.</summary>
/// <param name="path">The file.</param>
/// <param name="line">Line of the fault, from 1.</param>
/// <param name="reason">What is wrong there.</param>
/// <param name="inner">Its cause.</param>
public sealed class PromptFileException(string path, int line, string reason, Exception? inner = null)
    : Exception($"{path}({line}): {reason}", inner)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Line of the fault, from 1.</summary>
    public int Line { get; } = line;
}
