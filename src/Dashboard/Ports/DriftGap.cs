namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>Why drift can't be told.</summary>
public enum DriftGap
{
    /// <summary>The scorer's file isn't at hand, or holds no reference.</summary>
    NoReference,

    /// <summary>Too few sentences were scored of late.</summary>
    TooFew,
}
