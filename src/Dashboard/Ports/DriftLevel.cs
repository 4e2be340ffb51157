namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>What drift comes to.</summary>
public enum DriftLevel
{
    /// <summary>As the sentences that the scorer was fitted on.</summary>
    Stable,

    /// <summary>Look at it.</summary>
    Moved,

    /// <summary>The scorer's figures don't hold here.</summary>
    Drifted,
}
