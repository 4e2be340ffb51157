namespace StreamSubjectivity.Classifier.Llama;

/// <summary>A LoRA adapter in memory, of one model.</summary>
internal sealed class LoraAdapter : IDisposable
{
    private LoraAdapter(LoraAdapterHandle handle, LoraFile file) => (Handle, File) = (handle, file);

    /// <summary>The native object.</summary>
    internal LoraAdapterHandle Handle { get; }

    /// <summary>Where it came from, and how strongly it acts.</summary>
    internal LoraFile File { get; }

    /// <summary>Loads a file that was held against the model. Before any context over the model is made: its graph has room for the adapters then known.</summary>
    /// <exception cref="ModelFileException">The library refuses it.</exception>
    internal static LoraAdapter Load(LlamaModelHandle model, LoraFile file)
    {
        NativeLog.TakeLastProblem();
        var handle = new LoraAdapterHandle(LlamaNative.AdapterLoad(model, file.Path), model);
        if (!handle.IsInvalid)
            return new LoraAdapter(handle, file);
        handle.Dispose();
        throw new ModelFileException(file.Path, $"was refused by the library: {NativeLog.TakeLastProblem() ?? "no reason given"}");
    }

    public void Dispose() => Handle.Dispose();
}
