namespace StreamSubjectivity.Classifier.Llama.Gguf;

/// <summary>
/// The header of a GGUF file: its metadata and where its tensors lie. Reading it checks every length against the file, so that
/// a damaged file is a <see cref="ModelFileException"/> and not a fault in native code.
/// </summary>
internal sealed class GgufFile
{
    /// <summary>Alignment of tensor data where the file names none (GGUF specification).</summary>
    internal const int DefaultAlignment = 32;

    internal GgufFile(string path, uint version, IReadOnlyDictionary<string, GgufValue> metadata, IReadOnlyList<GgufTensor> tensors, long dataOffset)
    {
        Path = path;
        Version = version;
        Metadata = metadata;
        Tensors = tensors;
        DataOffset = dataOffset;
    }

    /// <summary>The file.</summary>
    internal string Path { get; }

    /// <summary>Version of the format: 2 or 3.</summary>
    internal uint Version { get; }

    /// <summary>Values by key, in the file's order.</summary>
    internal IReadOnlyDictionary<string, GgufValue> Metadata { get; }

    /// <summary>Tensors, in the file's order.</summary>
    internal IReadOnlyList<GgufTensor> Tensors { get; }

    /// <summary>Where the tensors' data starts, bytes from the file's start.</summary>
    internal long DataOffset { get; }

    /// <summary>Reads and checks a header.</summary>
    /// <exception cref="ModelFileException">Missing, unreadable, not GGUF, truncated, or inconsistent.</exception>
    internal static GgufFile Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            return new GgufReader(path, stream).Read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException(path, "there is no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(path, $"can't be read: {e.Message}", e);
        }
    }

    /// <summary>A string, or null where the key is absent.</summary>
    /// <exception cref="ModelFileException">It is there and not a string.</exception>
    internal string? Text(string key) => Metadata.TryGetValue(key, out var value)
        ? value.Value as string ?? throw new ModelFileException(Path, $"{key} is not a string")
        : null;

    /// <summary>A whole number, or null where the key is absent.</summary>
    /// <exception cref="ModelFileException">It is there and not a whole number of 0..2^32-1.</exception>
    internal uint? Whole(string key) => Metadata.TryGetValue(key, out var value)
        ? value.Whole ?? throw new ModelFileException(Path, $"{key} is not a whole number")
        : null;

    /// <summary>The strings of an array, or null where the key is absent.</summary>
    /// <exception cref="ModelFileException">It is there and not an array of strings.</exception>
    internal string[]? Texts(string key) => Metadata.TryGetValue(key, out var value)
        ? value.Value as string[] ?? throw new ModelFileException(Path, $"{key} is not a list of strings")
        : null;
}
