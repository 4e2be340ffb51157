using System.Globalization;

namespace StreamSubjectivity.Classifier.Llama.Gguf;

/// <summary>One metadata value.</summary>
/// <param name="Type">Its type; <see cref="GgufType.Array"/> for arrays.</param>
/// <param name="Value">The boxed scalar, a string, or an array of one element type.</param>
/// <param name="ElementType">Type of the elements where it is an array.</param>
internal sealed record GgufValue(GgufType Type, object Value, GgufType ElementType = default)
{
    /// <summary>The whole number, or null where it isn't one or doesn't fit 0..2^32-1.</summary>
    internal uint? Whole => Value switch
    {
        byte v => v,
        ushort v => v,
        uint v => v,
        ulong v and <= uint.MaxValue => (uint)v,
        sbyte v and >= 0 => (uint)v,
        short v and >= 0 => (uint)v,
        int v and >= 0 => (uint)v,
        long v and >= 0 and <= uint.MaxValue => (uint)v,
        _ => null,
    };

    /// <summary>The number, or null where it isn't one.</summary>
    internal double? Real => Value switch
    {
        float v => v,
        double v => v,
        _ => Whole,
    };

    /// <summary>Elements of an array; 0 for a scalar.</summary>
    internal int Count => Value is Array array ? array.Length : 0;

    public override string ToString() => Value switch
    {
        Array array => $"{ElementType}[{array.Length}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Value.ToString() ?? "",
    };
}
