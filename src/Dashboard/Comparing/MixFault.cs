namespace StreamSubjectivity.Dashboard.Comparing;

/// <summary>Why means can't be standardised to a common mix of topics.</summary>
internal enum MixFault
{
    /// <summary>They can.</summary>
    None,

    /// <summary>A single section is among the chosen: it has no mix.</summary>
    SectionChosen,

    /// <summary>No section occurs in all of the chosen with articles enough.</summary>
    NothingInCommon,

    /// <summary>Less than two are chosen.</summary>
    Alone,
}
