namespace StreamSubjectivity.Store.Queries;

/// <summary>The change that an alert is of, as it looked on the day of the alarm.</summary>
/// <param name="Direction"><c>up</c>, <c>down</c>, <c>wider</c> or <c>narrower</c>.</param>
/// <param name="Since">The most likely first day of the new level.</param>
/// <param name="Earliest">First day of the interval that holds it with 95 %.</param>
/// <param name="Latest">Last day of it.</param>
/// <param name="From">The level before.</param>
/// <param name="To">The level since.</param>
public sealed record AlertedShift(string Direction, DateOnly Since, DateOnly Earliest, DateOnly Latest, double From, double To);
