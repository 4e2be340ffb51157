using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Hardware;

/// <summary>On which processors a thread runs.</summary>
internal static partial class ThreadAffinity
{
    private const int BitsOfWord = 64;

    /// <summary>Keeps the calling thread, and threads that it starts from now on, to some processors (sched_setaffinity(2)).</summary>
    /// <param name="processors">Logical processors by number.</param>
    /// <returns>Whether the system took it; it is Linux that does.</returns>
    internal static bool TryKeepTo(IReadOnlyCollection<int> processors)
    {
        if (!OperatingSystem.IsLinux() || processors.Count == 0)
            return false;
        var mask = new ulong[(processors.Max() / BitsOfWord) + 1];
        foreach (var processor in processors)
            mask[processor / BitsOfWord] |= 1UL << (processor % BitsOfWord);
        return SetAffinity(0, (nuint)(mask.Length * sizeof(ulong)), mask) == 0;
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint bytes, ulong[] mask);
}
