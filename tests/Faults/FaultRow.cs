namespace StreamSubjectivity.Faults;

/// <summary>A kind of fault, how often it is injected in the full run and in the short one, and how.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Full">Times in the full run.</param>
/// <param name="Short">Times in the short run; 0 leaves it out.</param>
/// <param name="Inject">Injects so many.</param>
internal sealed record FaultRow(string Name, int Full, int Short, Func<Scene, int, CancellationToken, Task<Outcome>> Inject)
{
    /// <summary>The wording of a sentence by its number; all differ, so that none is known from another.</summary>
    public Func<int, string> Text { get; init; } = number => $"This is sentence number {number}.";

    /// <summary>Brokers that the row's topics lie on.</summary>
    public int Brokers { get; init; } = 1;

    /// <summary>Whether the row's database lies on a disk of its own that is small.</summary>
    public bool SmallDisk { get; init; }

    /// <summary>Whether the row is a build that is broken on purpose, which the bench must find out.</summary>
    public bool Sabotaged { get; init; }
}
