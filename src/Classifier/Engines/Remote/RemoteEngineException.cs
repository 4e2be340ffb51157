using System.Net;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>An inference server failed, or can't do what is asked of it.</summary>
public sealed class RemoteEngineException : EngineException
{
    /// <summary>Says what failed and what to do; asking again won't help.</summary>
    public RemoteEngineException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed and what to do; asking again won't help.</summary>
    public RemoteEngineException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>What the server answered, where it did.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
