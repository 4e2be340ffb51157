namespace StreamSubjectivity.Faults;

/// <summary>Where a classifier is killed.</summary>
internal enum KillPlace
{
    /// <summary>When a sentence is handed to the engine.</summary>
    BeforeScoring,

    /// <summary>While the transaction of a batch is under way.</summary>
    BeforeCommit,

    /// <summary>When the transaction is through and no offset is stored.</summary>
    AfterCommit,

    /// <summary>When offsets are stored in the client and not yet committed to the broker.</summary>
    BeforeOffset,
}
