namespace StreamSubjectivity.Classifier.Llama.Gguf;

/// <summary>
/// Holds a file's metadata against what llama.cpp v0.5.0 asserts: where it would end the process (counts of layers and experts,
/// an unknown rope scaling, a token twice in the vocabulary), the file is refused here.
/// </summary>
internal sealed class LlamaShapeReader(GgufFile file)
{
    private const int MaxLayers = 512;
    private const int MaxExperts = 1024;
    private const int MaxExtent = 1 << 24;

    private static readonly string[] RopeScalings = ["none", "linear", "yarn", "longrope"];
    private static readonly string[] Tokenizers = ["llama", "gpt2"];

    private readonly string architecture = file.Text("general.architecture") ?? "";

    /// <summary>Reads and checks.</summary>
    internal LlamaShape Read()
    {
        if (architecture.Length == 0)
            throw Fault("is damaged or no model: it names no architecture");
        if (file.Text("general.type") == "adapter")
            throw Fault("is an adapter and no model: name it with --lora beside the model that it was made for");
        if (!LlamaShape.Architectures.Contains(architecture, StringComparer.Ordinal))
        {
            throw Fault(
                $"has the architecture {architecture}; only LLaMA's family ({string.Join(", ", LlamaShape.Architectures)}: LLaMA, Mistral, Mixtral, SmolLM) is run here");
        }

        var layers = Required("block_count", 1, MaxLayers);
        var width = Required("embedding_length", 1, MaxExtent);
        var heads = Required("attention.head_count", 1, 1 << 16);
        if (width % heads != 0 && Optional("attention.key_length") is null)
            throw Fault($"is damaged: a width of {width} over {heads} heads");
        var headsOfCache = Optional("attention.head_count_kv") ?? heads;
        if (headsOfCache < 1 || heads % headsOfCache != 0)
            throw Fault($"is damaged: {headsOfCache} key-value heads for {heads} heads");
        var shape = new LlamaShape(
            layers,
            width,
            heads,
            headsOfCache,
            HeadSize(width, heads),
            Required("feed_forward_length", 1, MaxExtent),
            Vocabulary(),
            Required("context_length", 1, int.MaxValue),
            Experts(),
            Optional("expert_used_count") ?? 0);
        CheckNumbers();
        CheckTensors(shape);
        return shape;
    }

    private int HeadSize(int width, int heads)
    {
        var size = Optional("attention.key_length") ?? width / heads;
        if (size is < 1 or > 1 << 16 || size % 2 != 0)
            throw Fault($"is damaged: heads of {size}");
        if ((Optional("attention.value_length") ?? width / heads) != size || (Optional("rope.dimension_count") ?? size) != size)
            throw Fault("has keys, values and rotary dimensions of different lengths, which the architecture doesn't allow");
        return size;
    }

    private int Experts()
    {
        var experts = Optional("expert_count") ?? 0;
        var used = Optional("expert_used_count") ?? 0;
        var groups = Optional("expert_group_count") ?? 0;
        if (experts is < 0 or > MaxExperts || used < 0 || used > experts || (experts > 0 && used == 0) || groups > 1)
            throw Fault($"is damaged: {used} experts used of {experts} in {groups} groups");
        return experts;
    }

    private int Vocabulary()
    {
        var tokenizer = file.Text("tokenizer.ggml.model") ?? throw Fault("holds no tokenizer");
        if (!Tokenizers.Contains(tokenizer, StringComparer.Ordinal))
            throw Fault($"has the tokenizer {tokenizer}; LLaMA's are {string.Join(" and ", Tokenizers)}");
        var tokens = file.Texts("tokenizer.ggml.tokens");
        if (tokens is not { Length: > 1 })
            throw Fault("holds no vocabulary");
        var seen = new HashSet<string>(tokens.Length, StringComparer.Ordinal);
        for (var i = 0; i < tokens.Length; i++)
        {
            // The library reads a token up to its first NUL, and names an empty one [EMPTY_index].
            var text = tokens[i].Split('\0')[0];
            if (!seen.Add(text.Length == 0 ? $"[EMPTY_{i}]" : text))
                throw Fault($"is damaged: the token '{tokens[i]}' is in the vocabulary twice");
        }

        if (tokenizer == "gpt2" && file.Texts("tokenizer.ggml.merges") is not { Length: > 0 })
            throw Fault("is damaged: its tokenizer has no merges");
        foreach (var key in (string[])["scores", "token_type"])
        {
            if (file.Metadata.TryGetValue($"tokenizer.ggml.{key}", out var list) && list.Count != tokens.Length)
                throw Fault($"is damaged: {list.Count} of tokenizer.ggml.{key} for {tokens.Length} tokens");
        }

        return tokens.Length;
    }

    private void CheckNumbers()
    {
        var scaling = file.Text($"{architecture}.rope.scaling.type");
        if (scaling is not null && !RopeScalings.Contains(scaling, StringComparer.Ordinal))
            throw Fault($"is damaged: the rope scaling {scaling} is unknown");
        foreach (var (key, value) in file.Metadata)
        {
            if (value.Value is float or double && !double.IsFinite(value.Real ?? double.NaN))
                throw Fault($"is damaged: {key} is {value}");
        }

        if (file.Metadata.GetValueOrDefault($"{architecture}.attention.layer_norm_rms_epsilon")?.Real is not > 0)
            throw Fault("is damaged: attention.layer_norm_rms_epsilon is missing or not positive");
        if (file.Metadata.TryGetValue($"{architecture}.rope.freq_base", out var frequency) && frequency.Real is not > 0)
            throw Fault("is damaged: rope.freq_base is not positive");
    }

    private void CheckTensors(LlamaShape shape)
    {
        var tensors = file.Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
        Expect("token_embd.weight", shape.Width, shape.Vocabulary);
        Expect("output_norm.weight", shape.Width);
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            Expect($"blk.{layer}.attn_norm.weight", shape.Width);
            Expect($"blk.{layer}.ffn_norm.weight", shape.Width);
            Expect($"blk.{layer}.attn_output.weight", (long)shape.HeadSize * shape.Heads, shape.Width);
        }

        void Expect(string name, params long[] extents)
        {
            if (!tensors.TryGetValue(name, out var tensor))
                throw Fault($"is damaged: the tensor {name} is missing");
            if (!tensor.Shape.SequenceEqual(extents))
                throw Fault($"is damaged: the tensor {name} is {string.Join('x', tensor.Shape)} instead of {string.Join('x', extents)}");
        }
    }

    private int Required(string key, int least, int most)
    {
        var value = file.Whole($"{architecture}.{key}") ?? throw Fault($"is damaged: {key} is missing");
        return value >= least && value <= most ? (int)value : throw Fault($"is damaged: {key} is {value}");
    }

    private int? Optional(string key) => (int?)Math.Min(file.Whole($"{architecture}.{key}") ?? uint.MaxValue, int.MaxValue) switch
    {
        int.MaxValue => null,
        var value => value,
    };

    private ModelFileException Fault(string reason) => new(file.Path, reason);
}
