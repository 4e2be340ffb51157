using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>Owns a <c>llama_context</c>, and keeps its model alive until the context is freed.</summary>
internal sealed class LlamaContextHandle : SafeHandle
{
    private readonly LlamaModelHandle model;
    private readonly bool referenced;

    /// <summary>Takes over a pointer from the library.</summary>
    internal LlamaContextHandle(nint context, LlamaModelHandle model)
        : base(0, ownsHandle: true)
    {
        this.model = model;
        // An invalid handle is never released.
        if (context != 0)
            model.DangerousAddRef(ref referenced);
        SetHandle(context);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        LlamaNative.Free(handle);
        if (referenced)
            model.DangerousRelease();
        return true;
    }
}
