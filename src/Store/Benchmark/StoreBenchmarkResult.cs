namespace StreamSubjectivity.Store.Benchmark;

/// <summary>What the store's benchmark measured.</summary>
/// <param name="NewRowsPerSecond">New scores a second, committed with their rollups, in wall-clock time over all of them.</param>
/// <param name="RepeatRowsPerSecond">Scores a second that were there already.</param>
/// <param name="QueryP95Ms">The slowest query's 95th percentile in milliseconds.</param>
/// <param name="BytesPerScore">Bytes on disk of the score partitions with their indexes, a score.</param>
/// <param name="BytesPerSentence">The same of the sentences with their wording.</param>
/// <param name="RollupBytesPerScore">The same of all rollups together, a score.</param>
/// <param name="LookupMs">Milliseconds in which the store says what it knows of 1,000 wordings, median.</param>
/// <param name="Differences">Rollup rows that are not what the raw rows say, in the end.</param>
/// <param name="SeedSeconds">Time in which articles and sentences were made.</param>
/// <param name="VerifySeconds">Time in which all rollups were recomputed.</param>
/// <param name="Scores">Scores in the end.</param>
/// <param name="Queries">Each query.</param>
public sealed record StoreBenchmarkResult(
    double NewRowsPerSecond,
    double RepeatRowsPerSecond,
    double QueryP95Ms,
    double BytesPerScore,
    double BytesPerSentence,
    double RollupBytesPerScore,
    double LookupMs,
    int Differences,
    double SeedSeconds,
    double VerifySeconds,
    long Scores,
    IReadOnlyList<QueryTiming> Queries);
