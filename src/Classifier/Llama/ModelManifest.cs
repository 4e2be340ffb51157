using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>The models that ship with the program: <c>models/manifest.json</c>.</summary>
/// <param name="Default">Name of the entry that runs where no other is asked for.</param>
/// <param name="Models">The entries.</param>
internal sealed record ModelManifest(
    [property: JsonRequired] string Default,
    [property: JsonRequired] IReadOnlyList<ModelManifestEntry> Models)
{
    /// <summary>Where the manifest lies under the program's root.</summary>
    public const string RelativePath = "models/manifest.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="ModelFileException">Missing, unreadable, or not a manifest.</exception>
    public static ModelManifest Read(string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllBytes(path), Format)
                ?? throw new ModelFileException(path, "is not a model manifest");
            return manifest.Find(manifest.Default) is not null
                ? manifest
                : throw new ModelFileException(path, $"names the default {manifest.Default}, which it doesn't list");
        }
        catch (JsonException e)
        {
            throw new ModelFileException(path, $"is not a model manifest: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(path, $"can't be read: {e.Message}", e);
        }
    }

    /// <summary>The entry of a name; null where there is none.</summary>
    public ModelManifestEntry? Find(string name) => Models.FirstOrDefault(m => m.Name == name);
}
