namespace StreamSubjectivity.Evaluation.Metrics;

/// <summary>Labels against judgements.</summary>
/// <param name="Hits">SUBJ called SUBJ.</param>
/// <param name="Alarms">OBJ called SUBJ.</param>
/// <param name="Misses">SUBJ called OBJ.</param>
/// <param name="Rejections">OBJ called OBJ.</param>
internal readonly record struct Confusion(int Hits, int Alarms, int Misses, int Rejections)
{
    internal int All => Hits + Alarms + Misses + Rejections;

    internal double? Accuracy => Ratio(Hits + Rejections, All);

    internal double? Precision => Ratio(Hits, Hits + Alarms);

    internal double? Recall => Ratio(Hits, Hits + Misses);

    // A label that neither occurs nor is said has no F1; as in most software it counts as 0, so that a resample without it costs.
    internal double F1Subjective => Ratio(2 * Hits, (2 * Hits) + Alarms + Misses) ?? 0;

    internal double F1Objective => Ratio(2 * Rejections, (2 * Rejections) + Alarms + Misses) ?? 0;

    internal double MacroF1 => (F1Subjective + F1Objective) / 2;

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
