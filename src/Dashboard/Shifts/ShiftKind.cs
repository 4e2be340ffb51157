namespace StreamSubjectivity.Dashboard.Shifts;

/// <summary>What has changed in a series.</summary>
internal enum ShiftKind
{
    /// <summary>It writes more subjectively.</summary>
    Up,

    /// <summary>It writes more objectively.</summary>
    Down,

    /// <summary>Its articles differ more in tone.</summary>
    Wider,

    /// <summary>They differ less.</summary>
    Narrower,
}
