namespace StreamSubjectivity.Classifier.Generation;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): random numbers by seed and index, the same on every machine and version.</summary>
internal static class RandomBits
{
    /// <summary>Scrambles 64 bits.</summary>
    internal static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The n-th number of a seed, 0 to below 1.</summary>
    internal static double Uniform(ulong seed, int index) => (Mix(seed + ((ulong)index * 0x9E3779B97F4A7C15)) >> 11) * (1.0 / (1UL << 53));

    /// <summary>The n-th number of a seed, 0 to below <paramref name="bound"/>.</summary>
    internal static int Below(ulong seed, int index, int bound) => (int)(Uniform(seed, index) * bound);
}
