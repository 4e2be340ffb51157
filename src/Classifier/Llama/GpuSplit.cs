namespace StreamSubjectivity.Classifier.Llama;

/// <summary>How several GPUs share a model; the numbers are llama.cpp's (<c>llama_split_mode</c>).</summary>
internal enum GpuSplit
{
    /// <summary>One GPU holds it.</summary>
    None = 0,

    /// <summary>Each GPU holds some of the layers, with their part of the key-value cache.</summary>
    Layer = 1,

    /// <summary>Each GPU holds some rows of every layer.</summary>
    Row = 2,
}
