namespace StreamSubjectivity.Dashboard.Live;

/// <summary>Sentences scored a second over the last minute, from a count that is looked at now and then. Not thread-safe.</summary>
internal sealed class Throughput
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private readonly Queue<(DateTimeOffset At, long Scored)> samples = [];
    private string? scorer;

    /// <summary>When the count was last seen to rise; null while it wasn't.</summary>
    public DateTimeOffset? Risen { get; private set; }

    /// <summary>Takes a count. A count of another scorer, or a smaller one, starts anew.</summary>
    /// <returns>Sentences a second since the oldest count of the last minute; null for the first.</returns>
    public double? Add(DateTimeOffset at, string? scorerKey, long scored)
    {
        if (scorerKey != scorer || (samples.Count > 0 && samples.Last().Scored > scored))
            samples.Clear();
        scorer = scorerKey;
        if (samples.Count > 0 && scored > samples.Last().Scored)
            Risen = at;
        samples.Enqueue((at, scored));
        while (samples.Count > 2 && at - samples.ElementAt(1).At >= Memory)
            samples.Dequeue();
        var (since, before) = samples.Peek();
        return at > since ? (scored - before) / (at - since).TotalSeconds : null;
    }
}
