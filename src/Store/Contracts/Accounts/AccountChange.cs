namespace StreamSubjectivity.Store.Contracts.Accounts;

/// <summary>What became of a change of an account.</summary>
public enum AccountChange
{
    /// <summary>It is stored.</summary>
    Done,

    /// <summary>Another account has the name.</summary>
    NameTaken,

    /// <summary>The account has changed since it was read, or is gone.</summary>
    Stale,

    /// <summary>Nobody would be left who may look after accounts.</summary>
    LastAdmin,
}
