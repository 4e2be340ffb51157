using System.Net.Http.Headers;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>
/// What of a file is there already: <c>FILE.part</c>, and beside it the server's validator (<c>FILE.part.etag</c>), without which a rest
/// could be joined to the beginning of another version (RFC 9110, 13.1.5).
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string validatorPath;
    private readonly FileStream stream;

    private PartialFile(string target)
    {
        Path = target + ".part";
        validatorPath = Path + ".etag";
        stream = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 17, FileOptions.Asynchronous);
        Validator = stream.Length > 0 && File.Exists(validatorPath) && EntityTagHeaderValue.TryParse(File.ReadAllText(validatorPath), out var tag) ? tag : null;
        if (Validator is null)
            Restart();
        stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>Where it lies.</summary>
    internal string Path { get; }

    /// <summary>The version that it is a part of; null where it is empty or the server names no versions.</summary>
    internal EntityTagHeaderValue? Validator { get; private set; }

    /// <summary>Bytes that are there.</summary>
    internal long Length => stream.Length;

    /// <summary>Opens or makes the part of a file; no other process can while it is open.</summary>
    /// <exception cref="IOException">It is open elsewhere, or can't be written.</exception>
    internal static PartialFile Open(string target)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        return new PartialFile(target);
    }

    /// <summary>Begins anew with another version. Weak validators vouch for meaning and not for bytes, so they are not kept.</summary>
    internal void Begin(EntityTagHeaderValue? validator)
    {
        Restart();
        Validator = validator is { IsWeak: false } ? validator : null;
        if (Validator is null)
            File.Delete(validatorPath);
        else
            File.WriteAllText(validatorPath, Validator.ToString());
    }

    /// <summary>Appends.</summary>
    internal ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => stream.WriteAsync(bytes, cancellationToken);

    /// <summary>Flushes, and goes to the start for reading.</summary>
    internal Stream ToStart()
    {
        stream.Flush();
        stream.Seek(0, SeekOrigin.Begin);
        return stream;
    }

    /// <summary>Makes it the file itself.</summary>
    internal void MoveTo(string target)
    {
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        File.Move(Path, target, overwrite: true);
        File.Delete(validatorPath);
    }

    /// <summary>Throws it away.</summary>
    internal void Discard()
    {
        stream.Dispose();
        File.Delete(Path);
        File.Delete(validatorPath);
    }

    public void Dispose()
    {
        // After a move or a discard there is nothing left to look at.
        var empty = stream.CanRead && stream.Length == 0;
        stream.Dispose();
        if (empty)
            File.Delete(Path);
    }

    private void Restart()
    {
        stream.SetLength(0);
        stream.Seek(0, SeekOrigin.Begin);
    }
}
