using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>
/// Takes the final hidden states out of a decode. The graph names them <c>result_norm</c> and holds there only the rows asked for;
/// the library's own way (<c>embeddings</c>) would make every token an output and run the vocabulary matrix over all of them.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct StateCapture
{
    /// <summary>Room for <see cref="Capacity"/> floats.</summary>
    public float* States;

    /// <summary>Floats that fit.</summary>
    public nuint Capacity;

    /// <summary>Floats that the last decode gave.</summary>
    public nuint Count;

    /// <summary>1: end the graph after the states, without the vocabulary matrix; there are no logits then.</summary>
    public byte StatesOnly;

    /// <summary>Nodes of the graph until the decode is broken off; negative: it runs to its end.</summary>
    public int NodesLeft;

    /// <summary>For <c>abort_callback</c>; user data is a pointer to this struct.</summary>
    [UnmanagedCallersOnly]
    internal static byte BreaksOff(nint userData)
    {
        var capture = (StateCapture*)userData;
        if (capture->NodesLeft > 0)
            capture->NodesLeft--;
        return capture->NodesLeft == 0 ? (byte)1 : (byte)0;
    }

    /// <summary>For <c>cb_eval</c>; user data is a pointer to this struct.</summary>
    [UnmanagedCallersOnly]
    internal static byte Evaluate(nint tensor, byte ask, nint userData)
    {
        var capture = (StateCapture*)userData;
        var wanted = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(GgmlNative.TensorName(tensor)).SequenceEqual("result_norm"u8);
        if (ask != 0)
            return wanted ? (byte)1 : (byte)0;
        var bytes = GgmlNative.TensorBytes(tensor);
        if (bytes / sizeof(float) <= capture->Capacity)
        {
            if (bytes > 0)
                GgmlNative.TensorGet(tensor, capture->States, 0, bytes);
            capture->Count = bytes / sizeof(float);
        }

        return capture->StatesOnly != 0 ? (byte)0 : (byte)1;
    }
}
