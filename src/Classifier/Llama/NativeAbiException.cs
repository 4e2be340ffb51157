using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>The native libraries that were found are missing, unloadable, or of another version than this binding was written for.</summary>
public sealed class NativeAbiException : EngineException
{
    /// <summary>Says what was found and what to do.</summary>
    public NativeAbiException(string message)
        : base(message)
    {
    }

    /// <summary>Says what was found and what to do.</summary>
    public NativeAbiException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
