using System.Runtime.InteropServices;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// The tokens of one decode in native memory, made once and refilled. It knows whose output each row is, and refuses tokens
/// and outputs past the limits that the library would end the process over.
/// </summary>
internal sealed unsafe class DecodeBatch : IDisposable
{
    private readonly int* tokens;
    private readonly int* positions;
    private readonly int* counts;
    private readonly int** sequences;
    private readonly byte* outputs;
    private readonly int* lists;
    private readonly (ActiveRequest? Owner, int Output)[] rows;
    private readonly int listCapacity;
    private int listed;

    /// <summary>Makes room for so many tokens and so many outputs.</summary>
    internal DecodeBatch(int capacity, int outputCapacity)
    {
        Capacity = capacity;
        listCapacity = capacity + (((capacity / TileSpace.Cells) + 4) * ContextSettings.MaxSequences);
        tokens = (int*)NativeMemory.Alloc((nuint)capacity, sizeof(int));
        positions = (int*)NativeMemory.Alloc((nuint)capacity, sizeof(int));
        counts = (int*)NativeMemory.Alloc((nuint)capacity, sizeof(int));
        sequences = (int**)NativeMemory.Alloc((nuint)capacity, (nuint)sizeof(int*));
        outputs = (byte*)NativeMemory.Alloc((nuint)capacity);
        lists = (int*)NativeMemory.Alloc((nuint)listCapacity, sizeof(int));
        rows = new (ActiveRequest?, int)[outputCapacity];
    }

    /// <summary>Tokens that fit.</summary>
    internal int Capacity { get; }

    /// <summary>Outputs that fit.</summary>
    internal int OutputCapacity => rows.Length;

    /// <summary>Tokens in it.</summary>
    internal int Count { get; private set; }

    /// <summary>Outputs in it.</summary>
    internal int Outputs { get; private set; }

    /// <summary>Whether its decode gives logits, and not states alone.</summary>
    internal bool HasLogits { get; set; }

    /// <summary>The batch as the library takes it; valid until the next change.</summary>
    internal LlamaBatch Native => new()
    {
        TokenCount = Count,
        Tokens = tokens,
        Positions = positions,
        SequenceCounts = counts,
        Sequences = sequences,
        Outputs = outputs,
    };

    /// <summary>Outputs that nobody asked for and that the next tokens give, so that their number is a multiple of what the kernels take.</summary>
    internal int SpareOutputs { get; set; }

    /// <summary>Whose output a row is, and which of the owner's outputs; null: nobody's.</summary>
    internal (ActiveRequest? Owner, int Output) Row(int row) => rows[row];

    /// <summary>Empties it.</summary>
    internal void Clear()
    {
        Array.Clear(rows, 0, Outputs);
        Count = 0;
        Outputs = 0;
        SpareOutputs = 0;
        listed = 0;
    }

    /// <summary>Notes a set of sequences that following tokens belong to.</summary>
    internal int* List(ReadOnlySpan<int> members)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(listed + members.Length, listCapacity);
        var start = lists + listed;
        members.CopyTo(new Span<int>(start, members.Length));
        listed += members.Length;
        return start;
    }

    /// <summary>Adds a token that asks for no output.</summary>
    internal void Add(int token, int position, int* members, int memberCount)
    {
        var spare = SpareOutputs > 0;
        Append(token, position, members, memberCount, spare ? (byte)1 : (byte)0);
        if (!spare)
            return;
        SpareOutputs--;
        rows[Outputs++] = (null, 0);
    }

    /// <summary>Adds a token whose output is the owner's n-th.</summary>
    internal void AddOutput(int token, int position, int* members, int memberCount, ActiveRequest owner, int output)
    {
        Append(token, position, members, memberCount, 1);
        rows[Outputs++] = (owner, output);
    }

    public void Dispose()
    {
        NativeMemory.Free(tokens);
        NativeMemory.Free(positions);
        NativeMemory.Free(counts);
        NativeMemory.Free(sequences);
        NativeMemory.Free(outputs);
        NativeMemory.Free(lists);
    }

    private void Append(int token, int position, int* members, int memberCount, byte output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Count, Capacity);
        if (output != 0)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Outputs, rows.Length);
        tokens[Count] = token;
        positions[Count] = position;
        counts[Count] = memberCount;
        sequences[Count] = members;
        outputs[Count] = output;
        Count++;
    }
}
