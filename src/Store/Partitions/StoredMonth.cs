namespace StreamSubjectivity.Store.Partitions;

/// <summary>A month that has partitions.</summary>
/// <param name="Month">Its first day; <see cref="StoredMonths.Earliest"/> for all days before 1990.</param>
/// <param name="SentenceBytes">Bytes on disk of its sentences.</param>
/// <param name="ScoreBytes">Bytes on disk of its scores.</param>
internal sealed record StoredMonth(DateOnly Month, long SentenceBytes, long ScoreBytes)
{
    /// <summary>The first day that it holds.</summary>
    public DateOnly First => Month < MonthlyPartitions.FirstMonth ? DateOnly.MinValue : Month;

    /// <summary>The first day after it.</summary>
    public DateOnly End => Month.AddMonths(1);
}
