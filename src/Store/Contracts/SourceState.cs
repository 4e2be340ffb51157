namespace StreamSubjectivity.Store.Contracts;

/// <summary>Whether a source is polled.</summary>
public enum SourceState
{
    /// <summary>Polled when due.</summary>
    Active,

    /// <summary>Not polled until a person resumes it.</summary>
    Paused,

    /// <summary>The outlet said that it is gone (410): never polled again.</summary>
    Gone,
}
