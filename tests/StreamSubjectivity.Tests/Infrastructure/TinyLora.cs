namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>A random LoRA adapter for a <see cref="TinyLlama"/>: two factors for each tensor that it adapts.</summary>
internal sealed record TinyLora(params string[] Adapted)
{
    public int Rank { get; init; } = 4;

    public float Alpha { get; init; } = 8;

    public string Architecture { get; init; } = "llama";

    public int Seed { get; init; } = 7;

    /// <summary>Extents of an adapted tensor: input, output.</summary>
    public (int In, int Out) Extents { get; init; } = (64, 64);

    /// <summary>Writes it to a file.</summary>
    public string WriteTo(string path)
    {
        File.WriteAllBytes(path, ToWriter().ToBytes());
        return path;
    }

    public GgufWriter ToWriter()
    {
        var writer = new GgufWriter()
            .Add("general.type", "adapter")
            .Add("general.architecture", Architecture)
            .Add("adapter.type", "lora")
            .Add("adapter.lora.alpha", Alpha);
        foreach (var name in Adapted)
        {
            var (down, up) = Factors(name);
            writer.AddTensor(name + ".lora_a", [Extents.In, Rank], down).AddTensor(name + ".lora_b", [Rank, Extents.Out], up);
        }

        return writer;
    }

    /// <summary>Adds scale · alpha / rank · B A to a matrix, if it is adapted: what the merged model holds.</summary>
    public void Merge(string name, float[] matrix, float scale)
    {
        if (!Adapted.Contains(name))
            return;
        var (down, up) = Factors(name);
        for (var o = 0; o < Extents.Out; o++)
        {
            for (var i = 0; i < Extents.In; i++)
            {
                var sum = 0f;
                for (var r = 0; r < Rank; r++)
                    sum += up[(o * Rank) + r] * down[(r * Extents.In) + i];
                matrix[(o * Extents.In) + i] += scale * Alpha / Rank * sum;
            }
        }
    }

    private (float[] Down, float[] Up) Factors(string name)
    {
        var random = new Random(Seed + Array.IndexOf(Adapted, name));
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) * 0.3f)];
        return (Draw(Extents.In * Rank), Draw(Rank * Extents.Out));
    }
}
