using System.Security.Cryptography;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Llama.Gguf;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>A model file that was found, checked and hashed: fit to be handed to native code.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Sha256">SHA-256 of the whole file, lower-case hex.</param>
/// <param name="Header">Its metadata and tensors.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Form">The form that this is of the file that <paramref name="Sha256"/> names; null where it is that file.</param>
internal sealed record ModelFile(string Path, string Sha256, GgufFile Header, LlamaShape Shape, ModelForm? Form = null)
{
    /// <summary>Opens the model of that name in the shipped manifest, or the file at that path, or the default where it is null.</summary>
    /// <exception cref="ModelFileException">Missing, damaged, altered, or of another architecture.</exception>
    internal static async Task<ModelFile> OpenAsync(string? model, CancellationToken cancellationToken)
    {
        var (path, entry) = Locate(model);
        var header = GgufFile.Read(path);
        var shape = LlamaShape.Of(header);
        var sha256 = await HashAsync(path, cancellationToken).ConfigureAwait(false);
        if (entry is not null)
            CheckAgainst(entry, path, sha256);
        return new ModelFile(path, sha256, header, shape);
    }

    /// <summary>Holds a file against its manifest entry.</summary>
    /// <exception cref="ModelFileException">It is another file.</exception>
    internal static void CheckAgainst(ModelManifestEntry entry, string path, string sha256)
    {
        var length = new FileInfo(path).Length;
        if (length != entry.Bytes)
            throw new ModelFileException(path, $"was altered: {length} bytes instead of {entry.Bytes}");
        if (entry.Sha256 != sha256)
            throw new ModelFileException(path, $"was altered: its SHA-256 is {sha256} instead of {entry.Sha256}; restore it from the release");
    }

    private static (string Path, ModelManifestEntry? Entry) Locate(string? model)
    {
        if (model is not null && (File.Exists(model) || model.Contains(System.IO.Path.DirectorySeparatorChar)))
            return (System.IO.Path.GetFullPath(model), null);
        var manifestPath = ShippedFiles.Find(ModelManifest.RelativePath)
            ?? throw new ModelFileException(ModelManifest.RelativePath, "is not above the program: name a model file");
        var manifest = ModelManifest.Read(manifestPath);
        var entry = manifest.Find(model ?? manifest.Default)
            ?? throw new ModelFileException(model!, $"is neither a file nor one of {string.Join(", ", manifest.Models.Select(m => m.Name))}");
        return (System.IO.Path.Combine(System.IO.Path.GetDirectoryName(manifestPath)!, entry.File), entry);
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
            await using (stream.ConfigureAwait(false))
                return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(path, $"can't be read: {e.Message}", e);
        }
    }
}
