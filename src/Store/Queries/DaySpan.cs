namespace StreamSubjectivity.Store.Queries;

/// <summary>Days from <paramref name="First"/> to <paramref name="Last"/>, both in it.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, not before the first.</param>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>How many days it has.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether the day lies in it.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;
}
