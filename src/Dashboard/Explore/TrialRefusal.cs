namespace StreamSubjectivity.Dashboard.Explore;

/// <summary>Why a sentence isn't tried.</summary>
internal enum TrialRefusal
{
    /// <summary>This process has no engine.</summary>
    NoEngine,

    /// <summary>There is no sentence.</summary>
    Empty,

    /// <summary>It is too long.</summary>
    TooLong,

    /// <summary>Another one is being tried.</summary>
    Busy,

    /// <summary>Too many were tried in the last minute.</summary>
    TooMany,

    /// <summary>The engine didn't answer in time.</summary>
    TimedOut,

    /// <summary>The prompt, the shots or the engine said no.</summary>
    Failed,
}
