using System.Buffers.Binary;
using System.Text;

namespace StreamSubjectivity.Classifier.Llama.Gguf;

/// <summary>Parses a GGUF header; every count and length is held against the bytes that are left before it is believed.</summary>
internal sealed class GgufReader(string path, Stream stream)
{
    private const uint Magic = 0x46554747;
    private const int MaxTextBytes = 1 << 16;
    private readonly long length = stream.Length;
    private readonly byte[] scratch = new byte[8];
    private long position;

    /// <summary>Reads the whole header.</summary>
    internal GgufFile Read()
    {
        if (length < 24)
            throw Fault(length == 0 ? "is empty" : "is not a GGUF file: it is too short");
        if (UInt32() != Magic)
            throw Fault("is not a GGUF file: it doesn't start with 'GGUF'");
        var version = UInt32();
        if (version is not (2 or 3))
            throw Fault(BinaryPrimitives.ReverseEndianness(version) is 2 or 3
                ? "is a big-endian GGUF file, which isn't run here"
                : $"has version {version} of GGUF; 2 and 3 are known");

        var tensorCount = Count("tensors", 24);
        var valueCount = Count("metadata values", 13);
        var metadata = new Dictionary<string, GgufValue>(valueCount, StringComparer.Ordinal);
        for (var i = 0; i < valueCount; i++)
        {
            var key = Text("a metadata key", MaxTextBytes);
            if (!metadata.TryAdd(key, Value(key)))
                throw Fault($"is damaged: the metadata key {key} is there twice");
        }

        var alignment = Alignment(metadata);
        var tensors = Tensors(tensorCount, alignment);
        var dataOffset = (position + alignment - 1) / alignment * alignment;
        CheckData(tensors, dataOffset);
        return new GgufFile(path, version, metadata, tensors, dataOffset);
    }

    private static int SizeOf(GgufType type) => type switch
    {
        GgufType.UInt8 or GgufType.Int8 or GgufType.Bool => 1,
        GgufType.UInt16 or GgufType.Int16 => 2,
        GgufType.UInt32 or GgufType.Int32 or GgufType.Float32 => 4,
        _ => 8,
    };

    private int Alignment(Dictionary<string, GgufValue> metadata)
    {
        if (!metadata.TryGetValue("general.alignment", out var value))
            return GgufFile.DefaultAlignment;
        var alignment = value is { Type: GgufType.UInt32 } ? value.Whole ?? 0 : 0;
        return alignment is >= 1 and <= 1 << 20 && (alignment & (alignment - 1)) == 0
            ? (int)alignment
            : throw Fault($"is damaged: general.alignment is {value}");
    }

    private List<GgufTensor> Tensors(int count, int alignment)
    {
        var tensors = new List<GgufTensor>(count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var expected = 0L;
        for (var i = 0; i < count; i++)
        {
            var tensor = Tensor();
            if (!names.Add(tensor.Name))
                throw Fault($"is damaged: the tensor {tensor.Name} is there twice");
            if (tensor.Offset != expected)
                throw Fault($"is damaged: the tensor {tensor.Name} is said to lie at {tensor.Offset} instead of {expected}");
            if (tensor.Bytes > length)
                throw Fault($"is truncated: the tensor {tensor.Name} alone takes {tensor.Bytes} bytes, the file has {length}");
            expected += (tensor.Bytes + alignment - 1) / alignment * alignment;
            tensors.Add(tensor);
        }

        return tensors;
    }

    private GgufTensor Tensor()
    {
        var name = Text("a tensor's name", 63);
        var dimensions = UInt32();
        if (dimensions is 0 or > 4)
            throw Fault($"is damaged: the tensor {name} has {dimensions} dimensions");
        var shape = new long[dimensions];
        var elements = 1L;
        for (var d = 0; d < dimensions; d++)
        {
            shape[d] = Int64();
            if (shape[d] < 1 || shape[d] > long.MaxValue / 64 / elements)
                throw Fault($"is damaged: the tensor {name} has an extent of {shape[d]}");
            elements *= shape[d];
        }

        var type = UInt32();
        var block = GgmlTypes.Block((int)Math.Min(type, int.MaxValue))
            ?? throw Fault($"holds the tensor {name} of type {type}, which isn't run here");
        if (shape[0] % block.Elements != 0)
            throw Fault($"is damaged: rows of the tensor {name} don't hold whole {GgmlTypes.Name((int)type)} blocks");
        return new GgufTensor(name, shape, (int)type, Int64(), elements / block.Elements * block.Bytes);
    }

    private void CheckData(List<GgufTensor> tensors, long dataOffset)
    {
        if (tensors is not [.., var last])
            return;
        var end = dataOffset + last.Offset + last.Bytes;
        if (end > length)
            throw Fault($"is truncated: its tensors end at byte {end}, the file at {length}");
    }

    private GgufValue Value(string key)
    {
        var type = (GgufType)UInt32();
        if (type != GgufType.Array)
            return new GgufValue(type, Scalar(key, type));
        var element = (GgufType)UInt32();
        if (element is GgufType.Array or > GgufType.Float64)
            throw Fault($"is damaged: {key} is a list of type {(uint)element}");
        var size = element == GgufType.String ? 8 : SizeOf(element);
        var count = Count($"elements of {key}", size);
        return new GgufValue(type, element == GgufType.String ? Texts(key, count) : Numbers(element, count), element);
    }

    private object Scalar(string key, GgufType type) => type switch
    {
        GgufType.UInt8 => Bytes(1)[0],
        GgufType.Int8 => (sbyte)Bytes(1)[0],
        GgufType.Bool => Bytes(1)[0] switch { 0 => false, 1 => true, var b => throw Fault($"is damaged: {key} is the truth value {b}") },
        GgufType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2)),
        GgufType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(Bytes(2)),
        GgufType.UInt32 => UInt32(),
        GgufType.Int32 => (int)UInt32(),
        GgufType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(Bytes(4)),
        GgufType.String => Text(key, int.MaxValue),
        GgufType.UInt64 => (ulong)Int64Raw(),
        GgufType.Int64 => Int64Raw(),
        GgufType.Float64 => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(8)),
        _ => throw Fault($"is damaged: {key} has the unknown type {(uint)type}"),
    };

    private string[] Texts(string key, int count)
    {
        var texts = new string[count];
        for (var i = 0; i < count; i++)
            texts[i] = Text(key, MaxTextBytes);
        return texts;
    }

    private Array Numbers(GgufType type, int count)
    {
        Array numbers = type switch
        {
            GgufType.UInt8 => new byte[count],
            GgufType.Bool => new bool[count],
            GgufType.Int8 => new sbyte[count],
            GgufType.UInt16 => new ushort[count],
            GgufType.Int16 => new short[count],
            GgufType.UInt32 => new uint[count],
            GgufType.Int32 => new int[count],
            GgufType.Float32 => new float[count],
            GgufType.UInt64 => new ulong[count],
            GgufType.Int64 => new long[count],
            _ => new double[count],
        };
        var bytes = new byte[Buffer.ByteLength(numbers)];
        Fill(bytes);
        Buffer.BlockCopy(bytes, 0, numbers, 0, bytes.Length);
        return numbers;
    }

    private int Count(string what, int bytesEach)
    {
        var count = Int64Raw();
        return count >= 0 && count <= (length - position) / bytesEach && count <= int.MaxValue
            ? (int)count
            : throw Fault($"is damaged or truncated: it claims {(ulong)count} {what}");
    }

    private string Text(string what, int max)
    {
        var bytes = Int64Raw();
        if (bytes < 0 || bytes > length - position || bytes > max)
            throw Fault($"is damaged or truncated: {what} is said to be {(ulong)bytes} bytes long");
        var buffer = new byte[bytes];
        Fill(buffer);
        return Encoding.UTF8.GetString(buffer);
    }

    private uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    private long Int64()
    {
        var value = Int64Raw();
        return value >= 0 ? value : throw Fault($"is damaged: a size is {(ulong)value}");
    }

    private long Int64Raw() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(8));

    private Span<byte> Bytes(int count)
    {
        var bytes = scratch.AsSpan(0, count);
        Fill(bytes);
        return bytes;
    }

    private void Fill(Span<byte> buffer)
    {
        if (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
            throw Fault("is truncated inside its header");
        position += buffer.Length;
    }

    private ModelFileException Fault(string reason) => new(path, reason);
}
