using System.Runtime.InteropServices;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>Owns a grammar sampler (<c>llama_sampler</c>), and keeps the model alive whose vocabulary it reads.</summary>
internal sealed class GrammarHandle : SafeHandle
{
    private readonly LlamaModelHandle model;
    private readonly bool referenced;

    /// <summary>Takes over a pointer from the library.</summary>
    internal GrammarHandle(nint sampler, LlamaModelHandle model)
        : base(0, ownsHandle: true)
    {
        this.model = model;
        // What is invalid is never released, and would hold the model for ever.
        if (sampler != 0)
            model.DangerousAddRef(ref referenced);
        SetHandle(sampler);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>A copy in the same state.</summary>
    internal GrammarHandle Clone() => new(LlamaNative.SamplerClone(this), model);

    protected override bool ReleaseHandle()
    {
        LlamaNative.SamplerFree(handle);
        if (referenced)
            model.DangerousRelease();
        return true;
    }
}
