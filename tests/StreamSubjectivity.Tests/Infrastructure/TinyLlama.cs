using System.Globalization;

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>A LLaMA-shaped model of random weights and a vocabulary of bytes: small enough to write, load and run in milliseconds.</summary>
internal sealed record TinyLlama
{
    public int Layers { get; init; } = 2;

    public int Width { get; init; } = 64;

    public int Heads { get; init; } = 4;

    public int KeyValueHeads { get; init; } = 2;

    public int FeedForward { get; init; } = 96;

    /// <summary>Experts of a Mixtral-shaped model, two of which run; 0: no mixture.</summary>
    public int Experts { get; init; }

    /// <summary>Whether the tokenizer is SentencePiece's (LLaMA 1 and 2, Mistral) and not BPE (LLaMA 3, SmolLM).</summary>
    public bool SentencePiece { get; init; }

    /// <summary>Name of the architecture, which begins its keys too.</summary>
    public string Architecture { get; init; } = "llama";

    /// <summary>Whether the output has a matrix of its own, and doesn't share the embedding's.</summary>
    public bool Untied { get; init; }

    /// <summary>Whether rotary frequencies are scaled each by its factor, as LLaMA 3.1 does.</summary>
    public bool ScaledRotation { get; init; }

    /// <summary>What becomes of each matrix; null: nothing.</summary>
    public Action<string, float[]>? Change { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Writes it to a file.</summary>
    public string WriteTo(string path)
    {
        File.WriteAllBytes(path, ToWriter().ToBytes());
        return path;
    }

    /// <summary>The file, still open to changes.</summary>
    public GgufWriter ToWriter()
    {
        var writer = new GgufWriter()
            .Add("general.architecture", Architecture)
            .Add("general.name", "tiny random")
            .Add(Architecture + ".context_length", 512u)
            .Add(Architecture + ".embedding_length", (uint)Width)
            .Add(Architecture + ".block_count", (uint)Layers)
            .Add(Architecture + ".feed_forward_length", (uint)FeedForward)
            .Add(Architecture + ".attention.head_count", (uint)Heads)
            .Add(Architecture + ".attention.head_count_kv", (uint)KeyValueHeads)
            .Add(Architecture + ".attention.layer_norm_rms_epsilon", 1e-5f)
            .Add(Architecture + ".rope.dimension_count", (uint)(Width / Heads));
        if (Experts > 0)
            writer.Add(Architecture + ".expert_count", (uint)Experts).Add(Architecture + ".expert_used_count", 2u);
        var vocabulary = SentencePiece ? AddSentencePiece(writer) : AddBytePairs(writer);
        AddTensors(writer, vocabulary);
        return writer;
    }

    private static int AddBytePairs(GgufWriter writer)
    {
        string[] tokens = [.. Enumerable.Range(0, 256).Select(ByteSymbol), "Ġt", "Ġth", "he", "Ġa", "<|im_start|>", "<|im_end|>"];
        writer.Add("tokenizer.ggml.model", "gpt2")
            .Add("tokenizer.ggml.pre", "gpt-2")
            .Add("tokenizer.ggml.tokens", tokens)
            .Add("tokenizer.ggml.token_type", Array.ConvertAll(tokens, t => t.StartsWith("<|", StringComparison.Ordinal) ? 3 : 1))
            .Add("tokenizer.ggml.merges", ["Ġ t", "Ġt h", "h e", "Ġ a"])
            .Add("tokenizer.ggml.eos_token_id", (uint)(tokens.Length - 1))
            .Add("tokenizer.ggml.add_bos_token", false);
        return tokens.Length;
    }

    private static int AddSentencePiece(GgufWriter writer)
    {
        var bytes = Enumerable.Range(0, 256).Select(b => string.Create(CultureInfo.InvariantCulture, $"<0x{b:X2}>"));
        var letters = Enumerable.Range('!', 94).Select(c => ((char)c).ToString());
        string[] pieces = ["▁", "▁t", "th", "▁th", "he", "▁the", "▁a"];
        string[] tokens = ["<unk>", "<s>", "</s>", .. bytes, .. letters, .. pieces];
        writer.Add("tokenizer.ggml.model", "llama")
            .Add("tokenizer.ggml.tokens", tokens)
            .Add("tokenizer.ggml.scores", [.. Enumerable.Range(0, tokens.Length).Select(t => t < 259 ? 0f : -t)])
            .Add("tokenizer.ggml.token_type", [2, 3, 3, .. Enumerable.Repeat(6, 256), .. Enumerable.Repeat(1, tokens.Length - 259)])
            .Add("tokenizer.ggml.bos_token_id", 1u)
            .Add("tokenizer.ggml.eos_token_id", 2u)
            .Add("tokenizer.ggml.add_bos_token", true);
        return tokens.Length;
    }

    // GPT-2's printable stand-ins for bytes.
    private static string ByteSymbol(int value)
    {
        static bool Printable(int b) => b is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE and <= 0xFF;
        return ((char)(Printable(value) ? value : 256 + Enumerable.Range(0, value).Count(b => !Printable(b)))).ToString();
    }

    private void AddTensors(GgufWriter writer, int vocabulary)
    {
        var random = new Random(Seed);
        var cacheWidth = Width / Heads * KeyValueHeads;
        Matrix("token_embd.weight", Width, vocabulary);
        for (var layer = 0; layer < Layers; layer++)
        {
            Norm($"blk.{layer}.attn_norm.weight");
            Matrix($"blk.{layer}.attn_q.weight", Width, Width);
            Matrix($"blk.{layer}.attn_k.weight", Width, cacheWidth);
            Matrix($"blk.{layer}.attn_v.weight", Width, cacheWidth);
            Matrix($"blk.{layer}.attn_output.weight", Width, Width);
            Norm($"blk.{layer}.ffn_norm.weight");
            AddFeedForward($"blk.{layer}.");
        }

        Norm("output_norm.weight");
        if (Untied)
            Matrix("output.weight", Width, vocabulary);
        if (ScaledRotation)
            writer.AddTensor("rope_freqs.weight", [Width / Heads / 2], [.. Enumerable.Range(0, Width / Heads / 2).Select(i => i < 4 ? 1f : 8f)]);

        void AddFeedForward(string block)
        {
            if (Experts == 0)
            {
                Matrix(block + "ffn_gate.weight", Width, FeedForward);
                Matrix(block + "ffn_down.weight", FeedForward, Width);
                Matrix(block + "ffn_up.weight", Width, FeedForward);
                return;
            }

            Matrix(block + "ffn_gate_inp.weight", Width, Experts);
            Matrix(block + "ffn_gate_exps.weight", Width, FeedForward, Experts);
            Matrix(block + "ffn_down_exps.weight", FeedForward, Width, Experts);
            Matrix(block + "ffn_up_exps.weight", Width, FeedForward, Experts);
        }

        void Norm(string name) => writer.AddTensor(name, [Width], [.. Enumerable.Repeat(1f, Width)]);

        void Matrix(string name, params long[] shape)
        {
            var data = new float[shape.Aggregate(1L, (a, b) => a * b)];
            var scale = 1.5f / MathF.Sqrt(shape[0]);
            for (var i = 0; i < data.Length; i++)
                data[i] = ((random.NextSingle() * 2) - 1) * scale;
            Change?.Invoke(name, data);
            writer.AddTensor(name, shape, data);
        }
    }
}
