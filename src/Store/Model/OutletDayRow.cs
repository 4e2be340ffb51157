namespace StreamSubjectivity.Store.Model;

/// <summary>What one scorer says of a day of an outlet.</summary>
internal sealed class OutletDayRow : OutletSums
{
    public DateOnly Day { get; set; }
}
