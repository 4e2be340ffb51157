using System.Security.Cryptography;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Classifier.Llama.Gguf;
using StreamSubjectivity.Classifier.Models;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>A model file that was found, checked and hashed: fit to be handed to native code.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Sha256">SHA-256 of the whole file, lower-case hex.</param>
/// <param name="Header">Its metadata and tensors.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Form">The form that this is of the file that <paramref name="Sha256"/> names; null where it is that file.</param>
internal sealed record ModelFile(string Path, string Sha256, GgufFile Header, LlamaShape Shape, ModelForm? Form = null)
{
    /// <summary>LoRA adapters that act on it.</summary>
    internal IReadOnlyList<LoraFile> Adapters { get; init; } = [];

    /// <summary>What its scorers name it by: the form, and the adapters in their order; null where it is the file as it is.</summary>
    internal string FormName(string form) => string.Join('+', [Form?.ToString() ?? form, .. Adapters.Select(a => a.Identity)]);

    /// <summary>Opens the model of that name in the shipped manifest, or the file at that path, or the default where it is null.</summary>
    /// <exception cref="ModelFileException">Missing, damaged, altered, or of another architecture.</exception>
    internal static Task<ModelFile> OpenAsync(string? model, CancellationToken cancellationToken) => OpenAsync(model, null, cancellationToken);

    /// <summary>Opens the model of that name in the shipped manifest or among the pulled ones, or the file at that path, or the default where it is null.</summary>
    /// <param name="model">Name or path.</param>
    /// <param name="pulled">The folder of the pulled models; null: none.</param>
    /// <param name="cancellationToken">Ends the hashing.</param>
    /// <exception cref="ModelFileException">Missing, damaged, altered, or of another architecture.</exception>
    internal static async Task<ModelFile> OpenAsync(string? model, string? pulled, CancellationToken cancellationToken)
    {
        var (path, entry) = Locate(model, pulled);
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

    /// <summary>Where a model lies, with its entry where it has one.</summary>
    /// <param name="model">Name or path; null: the default.</param>
    /// <param name="pulled">The folder of the pulled models; null: none.</param>
    /// <exception cref="ModelFileException">There is no such model, or it is still to be pulled.</exception>
    internal static (string Path, ModelManifestEntry? Entry) Locate(string? model, string? pulled)
    {
        if (model is not null && (File.Exists(model) || model.Contains(System.IO.Path.DirectorySeparatorChar)))
            return (System.IO.Path.GetFullPath(model), null);
        var library = ModelLibrary.Open(pulled);
        var name = model ?? library.Default
            ?? throw new ModelFileException(ModelManifest.RelativePath, "is not above the program: name a model file");
        var entry = library.Find(name)
            ?? throw new ModelFileException(name, $"is neither a file nor one of {string.Join(", ", library.Entries.Select(m => m.Name))}");
        return library.FileOf(entry) is { } path
            ? (path, entry)
            : throw new ModelFileException(name, $"is not here yet: run ./stream model pull {name}");
    }

    /// <summary>SHA-256 of a file, lower-case hex.</summary>
    /// <exception cref="ModelFileException">It can't be read.</exception>
    internal static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
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
