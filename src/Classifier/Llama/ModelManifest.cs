using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>A list of models: those that ship with the program are in <c>models/manifest.json</c>, those of a user in one beside their files.</summary>
/// <param name="Default">Name of the entry that runs where no other is asked for; null in a user's own.</param>
/// <param name="Models">The entries.</param>
internal sealed record ModelManifest(
    string? Default,
    [property: JsonRequired] IReadOnlyList<ModelManifestEntry> Models)
{
    /// <summary>Where the manifest lies under the program's root.</summary>
    public const string RelativePath = "models/manifest.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="ModelFileException">Missing, unreadable, or not a manifest.</exception>
    public static ModelManifest Read(string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllBytes(path), Format)
                ?? throw new ModelFileException(path, "is not a model manifest");
            return manifest.Default is null || manifest.Find(manifest.Default) is not null
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

    /// <summary>Writes it in one step, so that no reader finds half a list.</summary>
    /// <exception cref="ModelFileException">The file can't be written.</exception>
    public void Write(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(draft, JsonSerializer.Serialize(this, Format) + "\n");
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(path, $"can't be written: {e.Message}", e);
        }
    }

    /// <summary>The entry of a name; null where there is none.</summary>
    public ModelManifestEntry? Find(string name) => Models.FirstOrDefault(m => m.Name == name);
}
