namespace StreamSubjectivity.Store.Queries;

/// <summary>What a list says of a shift of tone.</summary>
/// <param name="Since">Most likely first day of the new tone.</param>
/// <param name="Earliest">First day of the interval that holds it with 95 %.</param>
/// <param name="Latest">Last day of it.</param>
/// <param name="From">The level before.</param>
/// <param name="To">The level since.</param>
/// <param name="Confidence">Probability that something has changed, 0 to 1.</param>
public sealed record AlertShift(DateOnly Since, DateOnly Earliest, DateOnly Latest, double From, double To, double Confidence);
