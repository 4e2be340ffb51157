namespace StreamSubjectivity.Classifier.Llama.Gguf;

/// <summary>Block sizes of ggml's tensor types (ggml.h of v0.5.0).</summary>
internal static class GgmlTypes
{
    private static readonly Dictionary<int, (string Name, int Elements, int Bytes)> Blocks = new()
    {
        [0] = ("F32", 1, 4),
        [1] = ("F16", 1, 2),
        [2] = ("Q4_0", 32, 18),
        [3] = ("Q4_1", 32, 20),
        [6] = ("Q5_0", 32, 22),
        [7] = ("Q5_1", 32, 24),
        [8] = ("Q8_0", 32, 34),
        [10] = ("Q2_K", 256, 84),
        [11] = ("Q3_K", 256, 110),
        [12] = ("Q4_K", 256, 144),
        [13] = ("Q5_K", 256, 176),
        [14] = ("Q6_K", 256, 210),
        [16] = ("IQ2_XXS", 256, 66),
        [17] = ("IQ2_XS", 256, 74),
        [18] = ("IQ3_XXS", 256, 98),
        [19] = ("IQ1_S", 256, 50),
        [20] = ("IQ4_NL", 32, 18),
        [21] = ("IQ3_S", 256, 110),
        [22] = ("IQ2_S", 256, 82),
        [23] = ("IQ4_XS", 256, 136),
        [29] = ("IQ1_M", 256, 56),
        [30] = ("BF16", 1, 2),
        [34] = ("TQ1_0", 256, 54),
        [35] = ("TQ2_0", 256, 66),
        [39] = ("MXFP4", 32, 17),
    };

    /// <summary>The numbers of the types that a weight may have.</summary>
    internal static IEnumerable<int> Known => Blocks.Keys;

    /// <summary>A type's name, or its number where it has none here.</summary>
    internal static string Name(int type) => Blocks.TryGetValue(type, out var block) ? block.Name : $"type {type}";

    /// <summary>Elements and bytes of a block; null where the engine doesn't run the type.</summary>
    internal static (int Elements, int Bytes)? Block(int type) =>
        Blocks.TryGetValue(type, out var block) ? (block.Elements, block.Bytes) : null;
}
