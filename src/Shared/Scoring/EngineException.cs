namespace StreamSubjectivity.Shared.Scoring;

/// <summary>The inference engine failed for a reason that is not the sentence's: the work may succeed later or elsewhere.</summary>
public class EngineException : Exception
{
    /// <summary>Says what failed and what to do.</summary>
    public EngineException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed and what to do.</summary>
    public EngineException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
