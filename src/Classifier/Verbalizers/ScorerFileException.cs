using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>A scorer file can't be used.</summary>
public sealed class ScorerFileException : EngineException
{
    /// <summary>Names the file and the reason.</summary>
    public ScorerFileException(string path, string reason)
        : base($"{path}: {reason}")
    {
    }

    /// <summary>Names the file and the reason.</summary>
    public ScorerFileException(string path, string reason, Exception inner)
        : base($"{path}: {reason}", inner)
    {
    }
}
