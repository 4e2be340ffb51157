namespace StreamSubjectivity.Cli.Doctor;

/// <summary>How bad a finding is.</summary>
internal enum FindingMark
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>The product works, but not as well as it could, or not for long.</summary>
    Warn,

    /// <summary>The product doesn't work like this.</summary>
    Fail,
}
