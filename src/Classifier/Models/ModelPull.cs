using System.Security.Cryptography;
using System.Text.RegularExpressions;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>Brings models into the user's folder, and into its list.</summary>
/// <param name="folder">The folder of pulled models.</param>
/// <param name="client">See <see cref="ModelDownload"/>.</param>
/// <param name="time">For pauses.</param>
internal sealed partial class ModelPull(string folder, HttpClient client, TimeProvider time)
{
    /// <summary>Downloads an entry's file, unless it is there and intact, and lists it.</summary>
    /// <param name="entry">The entry; 0 bytes where the size isn't known.</param>
    /// <param name="progress">Hears how far the download is.</param>
    /// <param name="cancellationToken">Ends it; what is there stays for the next run.</param>
    /// <returns>The entry as it is listed, and where the file lies.</returns>
    /// <exception cref="ModelFileException">The entry is faulty, or the download failed.</exception>
    internal async Task<(ModelManifestEntry Entry, string Path)> RunAsync(
        ModelManifestEntry entry, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        Check(entry);
        var library = ModelLibrary.Open(folder);
        if (entry.Url is null && library.FileOf(entry) is { } shipped)
            return (entry, shipped);
        if (!Uri.TryCreate(entry.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            throw new ModelFileException(entry.Name, $"can't be pulled: {(entry.Url is null ? "its entry names no address" : $"{entry.Url} is no http or https address")}");
        var target = Path.Combine(folder, entry.File);
        if (!File.Exists(target) || await ModelFile.HashAsync(target, cancellationToken).ConfigureAwait(false) != entry.Sha256)
        {
            await new ModelDownload(client, time)
                .FetchAsync(url, target, entry.Sha256, entry.Bytes > 0 ? entry.Bytes : null, progress, cancellationToken).ConfigureAwait(false);
        }

        var listed = entry with { Bytes = new FileInfo(target).Length };
        library.Add(listed);
        return (listed, target);
    }

    private static void Check(ModelManifestEntry entry)
    {
        if (entry.Sha256 is not { Length: 2 * SHA256.HashSizeInBytes } || !Hex().IsMatch(entry.Sha256))
            throw new ModelFileException(entry.Name, "can't be pulled: its SHA-256 is not 64 lower-case hex digits");
        // A list from elsewhere must not write elsewhere.
        if (!FileName().IsMatch(entry.File))
            throw new ModelFileException(entry.Name, $"can't be pulled: '{entry.File}' is no plain file name that ends in .gguf");
    }

    [GeneratedRegex("^[0-9a-f]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hex();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._+-]{0,200}\.gguf$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
