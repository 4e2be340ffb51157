using System.Globalization;
using System.Text;

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>Writes GGUF files (version 3) for tests: metadata and F32 tensors.</summary>
internal sealed class GgufWriter
{
    private const int Alignment = 32;
    private readonly List<(string Key, Action<BinaryWriter> Write)> metadata = [];
    private readonly List<(string Name, long[] Shape, float[] Data)> tensors = [];

    public GgufWriter Add(string key, uint value) => Add(key, w => { w.Write(4u); w.Write(value); });

    public GgufWriter Add(string key, float value) => Add(key, w => { w.Write(6u); w.Write(value); });

    public GgufWriter Add(string key, bool value) => Add(key, w => { w.Write(7u); w.Write((byte)(value ? 1 : 0)); });

    public GgufWriter Add(string key, string value) => Add(key, w => { w.Write(8u); WriteText(w, value); });

    public GgufWriter Add(string key, IReadOnlyCollection<string> values) => Add(key, w =>
    {
        w.Write(9u);
        w.Write(8u);
        w.Write((long)values.Count);
        foreach (var value in values)
            WriteText(w, value);
    });

    public GgufWriter Add(string key, IReadOnlyCollection<int> values) => Add(key, w =>
    {
        w.Write(9u);
        w.Write(5u);
        w.Write((long)values.Count);
        foreach (var value in values)
            w.Write(value);
    });

    public GgufWriter Add(string key, IReadOnlyCollection<float> values) => Add(key, w =>
    {
        w.Write(9u);
        w.Write(6u);
        w.Write((long)values.Count);
        foreach (var value in values)
            w.Write(value);
    });

    /// <summary>Adds a tensor; its shape has the contiguous dimension first.</summary>
    public GgufWriter AddTensor(string name, long[] shape, float[] data)
    {
        tensors.Add((name, shape, data));
        return this;
    }

    /// <summary>Drops the tensors of the layers from a number on, and says so in the metadata.</summary>
    public GgufWriter KeepLayers(int layers)
    {
        tensors.RemoveAll(t => t.Name.Split('.') is ["blk", var number, ..] && int.Parse(number, CultureInfo.InvariantCulture) >= layers);
        var key = metadata.First(m => m.Key.EndsWith(".block_count", StringComparison.Ordinal)).Key;
        metadata.RemoveAll(m => m.Key == key);
        return Add(key, (uint)layers);
    }

    public byte[] ToBytes()
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write((long)tensors.Count);
        writer.Write((long)metadata.Count);
        foreach (var (key, write) in metadata)
        {
            WriteText(writer, key);
            write(writer);
        }

        var offset = 0L;
        foreach (var (name, shape, data) in tensors)
        {
            WriteText(writer, name);
            writer.Write(shape.Length);
            foreach (var extent in shape)
                writer.Write(extent);
            writer.Write(0u);
            writer.Write(offset);
            offset += Padded(4L * data.Length);
        }

        Pad(writer);
        foreach (var (_, _, data) in tensors)
        {
            foreach (var value in data)
                writer.Write(value);
            Pad(writer);
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static long Padded(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;

    private static void Pad(BinaryWriter writer)
    {
        while (writer.BaseStream.Position % Alignment != 0)
            writer.Write((byte)0);
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((long)bytes.Length);
        writer.Write(bytes);
    }

    private GgufWriter Add(string key, Action<BinaryWriter> write)
    {
        metadata.Add((key, write));
        return this;
    }
}
