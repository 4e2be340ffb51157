namespace StreamSubjectivity.Faults;

/// <summary>A kind of fault, how often it is injected in the full run and in the short one, and how.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Full">Times in the full run.</param>
/// <param name="Short">Times in the short run; 0 leaves it out.</param>
/// <param name="Inject">Injects so many, and returns how long the work took to go on after the last; trouble where something else went wrong.</param>
internal sealed record FaultRow(
    string Name, int Full, int Short, Func<Servers, Scene, int, CancellationToken, Task<(TimeSpan Recovery, string? Trouble)>> Inject)
{
    /// <summary>Every so many sentences is one that can't be judged; 0 for none.</summary>
    public int PoisonEvery { get; init; }

    /// <summary>Whether the row is a build that is broken on purpose, which the bench must find out.</summary>
    public bool Sabotaged { get; init; }
}
