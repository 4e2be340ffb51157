using System.Runtime.InteropServices;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>
/// A native context over one model, for one thread at a time. It asks for what the shared prefix needs: one unified cache,
/// flash attention, and outputs for as many rows as the settings say.
/// </summary>
internal sealed unsafe class LlamaContext : IDisposable
{
    private readonly LlamaContextHandle handle;
    private readonly nint memory;
    private readonly int vocabulary;
    private readonly int width;
    private StateCapture* capture;

    private LlamaContext(LlamaContextHandle handle, LlamaModel model, StateCapture* capture)
    {
        this.handle = handle;
        this.capture = capture;
        memory = LlamaNative.GetMemory(handle);
        vocabulary = model.Vocabulary.Size;
        width = model.Width;
        Cells = (int)LlamaNative.ContextSize(handle);
        BatchTokens = (int)LlamaNative.BatchSize(handle);
    }

    /// <summary>Cells of the key-value cache that the library made: at least as many as asked for.</summary>
    internal int Cells { get; }

    /// <summary>Most tokens of one decode; more would end the process.</summary>
    internal int BatchTokens { get; }

    /// <summary>Makes a context.</summary>
    /// <exception cref="EngineException">The library refuses, as a rule for want of memory.</exception>
    internal static LlamaContext Create(LlamaModel model, ContextSettings settings)
    {
        var states = (nuint)settings.Outputs * (nuint)model.Width;
        var capture = (StateCapture*)NativeMemory.AllocZeroed((nuint)sizeof(StateCapture));
        capture->States = (float*)NativeMemory.AllocZeroed(states, sizeof(float));
        capture->Capacity = states;
        capture->NodesLeft = -1;
        NativeLog.TakeLastProblem();
        var handle = new LlamaContextHandle(LlamaNative.InitFromModel(model.Handle, Parameters(settings, capture)), model.Handle);
        if (!handle.IsInvalid && Apply(model.Adapters, handle))
            return new LlamaContext(handle, model, capture);
        handle.Dispose();
        Free(capture);
        throw new EngineException(
            $"no context of {settings.ContextTokens} tokens could be made: {NativeLog.TakeLastProblem() ?? "no reason given"}; "
            + "a smaller Stream:Scorer:ContextTokens needs less memory");
    }

    /// <summary>Decodes a batch.</summary>
    /// <param name="batch">At most <see cref="BatchTokens"/> tokens, with at most as many outputs as sequences.</param>
    /// <param name="statesOnly">Whether the logits can be left out.</param>
    /// <returns>0, or the library's code.</returns>
    internal int Decode(LlamaBatch batch, bool statesOnly)
    {
        capture->StatesOnly = statesOnly ? (byte)1 : (byte)0;
        capture->Count = 0;
        var code = LlamaNative.Decode(handle, batch);
        capture->NodesLeft = -1;
        if (code == 0)
            LlamaNative.Synchronize(handle);
        return code;
    }

    /// <summary>Breaks off the decode under way, or else the next, after so many nodes of its graph (on a CPU); from any thread.</summary>
    internal void BreakOff(int nodes = 0) => Volatile.Write(ref capture->NodesLeft, nodes);

    /// <summary>Logits of the n-th output of the last decode, in the batch's order.</summary>
    internal ReadOnlySpan<float> Logits(int row) => new(LlamaNative.GetLogits(handle) + ((long)row * vocabulary), vocabulary);

    /// <summary>Final hidden state of the n-th output of the last decode.</summary>
    internal ReadOnlySpan<float> State(int row) => (nuint)((row + 1) * width) <= capture->Count
        ? new(capture->States + (row * width), width)
        : throw new EngineException("the model's graph gave no state: it has no tensor named result_norm");

    /// <summary>Lets a sequence share the first tokens of another, without copying them.</summary>
    internal void Share(int source, int target, int tokens) => LlamaNative.MemorySequenceCopy(memory, source, target, 0, tokens);

    /// <summary>Empties a sequence.</summary>
    internal void Remove(int sequence) => LlamaNative.MemorySequenceRemove(memory, sequence, -1, -1);

    /// <summary>Takes the cells of some positions out of a sequence: <paramref name="from"/> to before <paramref name="to"/>.</summary>
    internal void Remove(int sequence, int from, int to) => LlamaNative.MemorySequenceRemove(memory, sequence, from, to);

    /// <summary>A sequence's cells as bytes; none where the library refuses.</summary>
    internal byte[] Save(int sequence)
    {
        var bytes = new byte[LlamaNative.StateSequenceSize(handle, sequence)];
        fixed (byte* target = bytes)
            return LlamaNative.StateSequenceGet(handle, target, (nuint)bytes.Length, sequence) == (nuint)bytes.Length ? bytes : [];
    }

    /// <summary>Puts saved cells into the lowest free ones, as another sequence; false where the library refuses.</summary>
    internal bool Restore(byte[] saved, int sequence)
    {
        fixed (byte* source = saved)
            return LlamaNative.StateSequenceSet(handle, source, (nuint)saved.Length, sequence) != 0;
    }

    /// <summary>The last position that a sequence holds; -1 where it is empty.</summary>
    internal int LastPosition(int sequence) => LlamaNative.MemorySequenceLastPosition(memory, sequence);

    public void Dispose()
    {
        handle.Dispose();
        if (capture is null)
            return;
        Free(capture);
        capture = null;
    }

    private static LlamaContextParams Parameters(ContextSettings settings, StateCapture* capture)
    {
        var parameters = LlamaNative.ContextDefaultParams();
        parameters.ContextTokens = (uint)settings.Cells;
        parameters.BatchTokens = (uint)settings.BatchTokens;
        parameters.MicroBatchTokens = (uint)settings.BatchTokens;
        parameters.MaxSequences = (uint)(settings.Sequences + settings.Keepers);
        parameters.MaxOutputs = (uint)Math.Max(settings.Outputs, settings.Sequences + settings.Keepers);
        parameters.Threads = settings.Threads;
        parameters.BatchThreads = settings.Threads;
        parameters.FlashAttention = 1;
        parameters.KeyType = settings.KeyType;
        parameters.ValueType = settings.ValueType;
        parameters.UnifiedCache = settings.Unified ? (byte)1 : (byte)0;
        parameters.EvaluationCallback = (nint)(delegate* unmanaged<nint, byte, nint, byte>)&StateCapture.Evaluate;
        parameters.EvaluationUserData = (nint)capture;
        parameters.AbortCallback = (nint)(delegate* unmanaged<nint, byte>)&StateCapture.BreaksOff;
        parameters.AbortUserData = (nint)capture;
        return parameters;
    }

    private static bool Apply(IReadOnlyList<LoraAdapter> adapters, LlamaContextHandle context)
    {
        if (adapters.Count == 0)
            return true;
        Span<nint> pointers = stackalloc nint[adapters.Count];
        Span<float> scales = stackalloc float[adapters.Count];
        for (var i = 0; i < adapters.Count; i++)
            (pointers[i], scales[i]) = (adapters[i].Handle.DangerousGetHandle(), adapters[i].File.Scale);
        fixed (nint* first = pointers)
        fixed (float* scale = scales)
            return LlamaNative.SetAdapters(context, first, (nuint)adapters.Count, scale) == 0;
    }

    private static void Free(StateCapture* capture)
    {
        NativeMemory.Free(capture->States);
        NativeMemory.Free(capture);
    }
}
