namespace StreamSubjectivity.Store.Model;

/// <summary>What one scorer says of a week of an outlet; a week is cut where a month ends.</summary>
internal sealed class OutletWeekRow : OutletSums
{
    /// <summary>Its first day: a Monday, or the first of a month.</summary>
    public DateOnly Since { get; set; }
}
