namespace StreamSubjectivity.Dashboard.Trends;

/// <summary>What can be said of a change.</summary>
internal enum ToneVerdict
{
    /// <summary>Too few articles on a side to say anything.</summary>
    TooFew,

    /// <summary>The interval holds zero.</summary>
    Unclear,

    /// <summary>More subjective than before.</summary>
    Rising,

    /// <summary>Less subjective than before.</summary>
    Falling,
}
