namespace StreamSubjectivity.Dashboard.Explore;

/// <summary>What is wrong with the conditions of a search.</summary>
internal enum SearchFault
{
    /// <summary>A day that is none.</summary>
    Day,

    /// <summary>The last day lies before the first.</summary>
    Days,

    /// <summary>A score that isn't a number from 0 to 1.</summary>
    Score,

    /// <summary>The highest score lies below the least.</summary>
    Scores,

    /// <summary>A voice that is neither own nor quoted.</summary>
    Voice,

    /// <summary>An order that there isn't.</summary>
    Order,

    /// <summary>Words that are too long.</summary>
    Length,

    /// <summary>A page that no answer named as its next.</summary>
    Page,

    /// <summary>Words in which there is nothing to look for.</summary>
    Words,

    /// <summary>The search took too long.</summary>
    Time,
}
