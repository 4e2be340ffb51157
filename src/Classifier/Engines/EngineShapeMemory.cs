using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StreamSubjectivity.Classifier.Batching;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>What was measured of the engine on this machine: one small file beside the models' forms. Losing it costs a second.</summary>
internal sealed class EngineShapeMemory(string folder)
{
    private readonly string path = Path.Combine(folder, "engine.json");

    /// <summary>Names what a measurement holds for.</summary>
    internal static string KeyOf(string model, int threads, int prefixTokens, int contextTokens)
    {
        // With other shapes to choose from, what was found fastest may not be so any more.
        var shapes = string.Join(' ', EngineShape.Candidates(threads, prefixTokens, int.MaxValue));
        var text = $"{model} {Environment.MachineName} {threads} {prefixTokens / TileSpace.Cells} {contextTokens} {TileSpace.Unit} {shapes}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    /// <summary>The shape that was found fastest, or null.</summary>
    internal EngineShape? Find(string key) => Read().GetValueOrDefault(key);

    /// <summary>Keeps a shape; a folder that can't be written is no reason to fail.</summary>
    internal void Remember(string key, EngineShape shape)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var all = Read();
            all[key] = shape;
            var part = $"{path}.{Environment.ProcessId}";
            File.WriteAllText(part, JsonSerializer.Serialize(all));
            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private Dictionary<string, EngineShape> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, EngineShape>>(File.ReadAllText(path)) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}
