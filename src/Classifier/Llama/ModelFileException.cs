using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>A model file can't be used: missing, damaged, altered, or of a kind that the engine doesn't run.</summary>
public sealed class ModelFileException : EngineException
{
    /// <summary>Names the file and the reason.</summary>
    public ModelFileException(string path, string reason)
        : base($"{path}: {reason}")
    {
        Path = path;
        Reason = reason;
    }

    /// <summary>Names the file and the reason.</summary>
    public ModelFileException(string path, string reason, Exception inner)
        : base($"{path}: {reason}", inner)
    {
        Path = path;
        Reason = reason;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    public string Reason { get; }
}
