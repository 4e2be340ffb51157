using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>Owns a <c>llama_adapter_lora</c>, and keeps its model alive: freeing the model first would free the adapter too.</summary>
internal sealed class LoraAdapterHandle : SafeHandle
{
    private readonly LlamaModelHandle model;
    private readonly bool referenced;

    /// <summary>Takes over a pointer from the library.</summary>
    internal LoraAdapterHandle(nint adapter, LlamaModelHandle model)
        : base(0, ownsHandle: true)
    {
        this.model = model;
        // An invalid handle is never released.
        if (adapter != 0)
            model.DangerousAddRef(ref referenced);
        SetHandle(adapter);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LlamaNative.AdapterFree(handle);
        if (referenced)
            model.DangerousRelease();
        return true;
    }
}
