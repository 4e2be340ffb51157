namespace StreamSubjectivity.Classifier.Hardware;

/// <summary>How many threads decode where no setting says it.</summary>
internal static class CpuThreads
{
    /// <summary>By the processor's topology, and never more than the runtime counts: that knows the limits of other systems.</summary>
    internal static int Default { get; } = Math.Min(CpuTopology.Read()?.Threads ?? Environment.ProcessorCount, Environment.ProcessorCount);
}
