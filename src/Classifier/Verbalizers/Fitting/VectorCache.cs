using System.Runtime.InteropServices;
using StreamSubjectivity.Shared.Text;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>
/// What a model said of sentences, kept in a file: a sentence's hash and its vector after each other. A file belongs to one model, form,
/// prompt and kind of vector, which its name holds. A run that was stopped leaves what it had; a record that was cut short is dropped.
/// </summary>
internal sealed class VectorCache : IDisposable
{
    private readonly FileStream? file;
    private readonly int width;
    private readonly Dictionary<string, float[]> known = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    private VectorCache(FileStream? file, int width) => (this.file, this.width) = (file, width);

    /// <summary>Opens a cache; one that nothing is kept in where the folder is null, can't be written, or is another process's just now.</summary>
    /// <param name="folder">Where caches lie.</param>
    /// <param name="key">Everything that the vectors depend on beside the sentence, fit for a file name.</param>
    /// <param name="width">Floats of a vector.</param>
    internal static VectorCache Open(string? folder, string key, int width)
    {
        if (folder is null)
            return new VectorCache(null, width);
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileStream(Path.Combine(folder, key + ".vectors"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 16);
            var cache = new VectorCache(file, width);
            cache.Load();
            return cache;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new VectorCache(null, width);
        }
    }

    /// <summary>A sentence's vector; null where it isn't there.</summary>
    internal float[]? Find(string sentence)
    {
        lock (gate)
            return known.GetValueOrDefault(Key(sentence));
    }

    /// <summary>Keeps a sentence's vector.</summary>
    internal void Add(string sentence, float[] vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, width);
        var hash = SentenceHash.Of(sentence);
        lock (gate)
        {
            if (!known.TryAdd(Convert.ToHexString(hash), vector))
                return;
            file?.Write(hash);
            file?.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
        }
    }

    public void Dispose() => file?.Dispose();

    private static string Key(string sentence) => Convert.ToHexString(SentenceHash.Of(sentence));

    private void Load()
    {
        var record = new byte[SentenceHash.Size + (width * sizeof(float))];
        long whole = 0;
        while (file!.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) == record.Length)
        {
            known[Convert.ToHexString(record.AsSpan(0, SentenceHash.Size))] = MemoryMarshal.Cast<byte, float>(record.AsSpan(SentenceHash.Size)).ToArray();
            whole += record.Length;
        }

        file.SetLength(whole);
        file.Position = whole;
    }
}
