namespace StreamSubjectivity.Alerts.Detection;

/// <summary>What has changed.</summary>
internal enum ShiftKind
{
    /// <summary>The level rose.</summary>
    Up,

    /// <summary>The level fell.</summary>
    Down,

    /// <summary>Articles differ more among each other than before; where days carry no spread, days do.</summary>
    Wider,

    /// <summary>They differ less.</summary>
    Narrower,
}
