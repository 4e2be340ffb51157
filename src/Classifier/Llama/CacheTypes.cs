using StreamSubjectivity.Classifier.Llama.Gguf;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>The types that keys and values are cached in: those that every backend's flash attention knows.</summary>
internal static class CacheTypes
{
    private static readonly Dictionary<string, int> Numbers = new(StringComparer.OrdinalIgnoreCase) { ["f16"] = 1, ["q8_0"] = 8, ["q4_0"] = 2 };

    /// <summary>ggml's number of a type, by its name in the settings.</summary>
    internal static int Number(string name) => Numbers[name];

    /// <summary>Bytes of a row of that many elements, rounded up to whole blocks.</summary>
    internal static long RowBytes(int type, long elements)
    {
        var (each, bytes) = GgmlTypes.Block(type)!.Value;
        return (elements + each - 1) / each * bytes;
    }

    /// <summary>What a scorer's identity says of the types: nothing for F16, for rounded keys and values move scores by a tenth of log-odds.</summary>
    internal static string Suffix(int keyType, int valueType) =>
        (keyType, valueType) == (1, 1) ? "" : $"+kv:{GgmlTypes.Name(keyType)}/{GgmlTypes.Name(valueType)}";

    /// <summary>Refuses what the library would refuse, in words that name the setting: heads must hold whole blocks.</summary>
    /// <exception cref="ModelFileException">A type doesn't fit the model's heads.</exception>
    internal static void Check(ModelFile file, int keyType, int valueType)
    {
        foreach (var (setting, type) in ((string, int)[])[("KeyCache", keyType), ("ValueCache", valueType)])
        {
            var elements = GgmlTypes.Block(type)!.Value.Elements;
            if (file.Shape.HeadSize % elements != 0)
            {
                throw new ModelFileException(
                    file.Path,
                    $"has heads of {file.Shape.HeadSize}, which don't hold whole {GgmlTypes.Name(type)} blocks of {elements}: take Stream:Scorer:{setting} f16");
            }
        }
    }
}
