namespace StreamSubjectivity.Classifier.Llama;

/// <summary>Kinds of devices; the numbers are ggml's (<c>ggml_backend_dev_type</c>).</summary>
internal enum ComputeDeviceKind
{
    /// <summary>The processor, in the system's memory.</summary>
    Cpu = 0,

    /// <summary>A GPU with memory of its own.</summary>
    Gpu = 1,

    /// <summary>A GPU that shares the system's memory.</summary>
    IntegratedGpu = 2,

    /// <summary>A helper of the processor, such as a BLAS.</summary>
    Accelerator = 3,
}
