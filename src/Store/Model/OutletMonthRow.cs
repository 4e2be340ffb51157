namespace StreamSubjectivity.Store.Model;

/// <summary>What one scorer says of a month of an outlet.</summary>
internal sealed class OutletMonthRow : OutletSums
{
    /// <summary>Its first day.</summary>
    public DateOnly Month { get; set; }
}
