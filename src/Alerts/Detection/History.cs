namespace StreamSubjectivity.Alerts.Detection;

/// <summary>The last days of a channel, at most <see cref="Capacity"/>: older ones are forgotten.</summary>
internal sealed class History
{
    /// <summary>Days that are kept: a year and more, a power of two.</summary>
    public const int Capacity = 512;

    private readonly Observation[] ring = new Observation[Capacity];

    /// <summary>Days ever added; the next one gets this number.</summary>
    public long End { get; private set; }

    /// <summary>Number of the oldest day that is still there.</summary>
    public long Start { get; private set; }

    /// <summary>Days that are there.</summary>
    public int Count => (int)(End - Start);

    /// <summary>The day with a number from <see cref="Start"/> to before <see cref="End"/>.</summary>
    public ref readonly Observation this[long number] => ref ring[(int)number & (Capacity - 1)];

    public void Add(in Observation day)
    {
        ring[(int)End & (Capacity - 1)] = day;
        End++;
        if (Count > Capacity)
            Start++;
    }

    /// <summary>A copy of the days from one number to before another.</summary>
    public Observation[] Slice(long from, long to)
    {
        var days = new Observation[to - from];
        CopyTo(days, from);
        return days;
    }

    /// <summary>Copies days from one number on.</summary>
    public void CopyTo(Span<Observation> days, long from)
    {
        for (var i = 0; i < days.Length; i++)
            days[i] = this[from + i];
    }

    /// <summary>A history of these days, the first of which gets a number.</summary>
    public static History Of(IReadOnlyList<Observation> days, long start)
    {
        var history = new History { Start = start, End = start };
        foreach (var day in days)
            history.Add(day);
        return history;
    }
}
