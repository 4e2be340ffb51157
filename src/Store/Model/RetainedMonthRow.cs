namespace StreamSubjectivity.Store.Model;

/// <summary>A month of publication that retention has taken something from; what was taken stays taken.</summary>
internal sealed class RetainedMonthRow
{
    /// <summary>Its first day; that of December 1989 for all days before 1990.</summary>
    public DateOnly Month { get; set; }

    /// <summary>When the wording of its sentences was dropped; null while it is there.</summary>
    public DateTimeOffset? TextDropped { get; set; }

    /// <summary>When its sentences and scores were dropped; null while they are there. Its rollups stay.</summary>
    public DateTimeOffset? ScoresDropped { get; set; }
}
